package dev.freestand.cli.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.packager.rpm.RpmTag;
import org.eclipse.packager.rpm.RpmVersion;
import org.eclipse.packager.rpm.build.BuilderContext;
import org.eclipse.packager.rpm.build.BuilderOptions;
import org.eclipse.packager.rpm.build.DigestAlgorithm;
import org.eclipse.packager.rpm.build.FileInformation;
import org.eclipse.packager.rpm.build.RpmBuilder;
import org.eclipse.packager.rpm.deps.RpmDependencyFlags;

/** A package for rpm, by Eclipse Packager. */
final class RpmWriter implements PackageWriter {

    private static final String RELEASE = "1";

    /** Stands where a build's machine would; it is the same for every one. */
    private static final String NO_HOST = "localhost";

    private static final int REGULAR = 0100000;
    private static final int FOLDER = 0040000;

    @Override
    public String fileName(PackagePlan plan) {
        return plan.name() + "-" + plan.version() + "-" + RELEASE + "."
                + plan.architecture().rpm() + ".rpm";
    }

    @Override
    public void write(PackagePlan plan, Path target, Path work) throws IOException {
        BuilderOptions options = new BuilderOptions();
        options.setFileDigestAlgorithm(DigestAlgorithm.SHA256);
        options.setHeaderCharset(StandardCharsets.UTF_8);
        options.setOpenOptions(new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE});
        int time = Math.toIntExact(
                Math.max(0, Math.min(Integer.MAX_VALUE, plan.released().getEpochSecond())));
        try (RpmBuilder builder = new RpmBuilder(
                plan.name(),
                new RpmVersion(plan.managedVersion().rpm(), RELEASE),
                plan.architecture().rpm(),
                target,
                options)) {
            describe(builder.getInformation(), plan);
            builder.setHeaderCustomizer(header -> header.putInt(RpmTag.BUILDTIME, time));
            for (PackageDependency each : plan.config().depends().getOrDefault(PackageFormat.RPM, List.of())) {
                builder.addRequirement(each.name(), version(each), flags(each));
            }
            for (PackageDependency each : plan.config().recommends().getOrDefault(PackageFormat.RPM, List.of())) {
                builder.addRecommends(each.name(), version(each), flags(each));
            }
            fill(builder.newContext(), plan, Instant.ofEpochSecond(time));
            builder.build();
        }
    }

    private static void describe(RpmBuilder.PackageInformation information, PackagePlan plan) {
        information.setSummary(plan.metadata().summary());
        information.setDescription(plan.description());
        information.setLicense(plan.metadata().license());
        information.setPackager(plan.metadata().maintainer());
        information.setBuildHost(NO_HOST);
        if (plan.metadata().homepage() != null) {
            information.setUrl(plan.metadata().homepage());
        }
    }

    private static void fill(BuilderContext context, PackagePlan plan, Instant time) throws IOException {
        String documentation =
                plan.documentation().substring(0, plan.documentation().length() - 1);
        if (plan.files().keySet().stream().anyMatch(file -> file.startsWith(plan.documentation()))) {
            // Of no other package, so it goes when this one goes.
            context.addDirectory(documentation, (name, folder, type) -> information(FOLDER | 0755, time));
        }
        for (String own : ownFolders(plan)) {
            context.addDirectory(own, (name, folder, type) -> information(FOLDER | 0755, time));
        }
        for (Map.Entry<String, PackagedFile> file : plan.files().entrySet()) {
            int mode = REGULAR | file.getValue().mode();
            context.addFile(file.getKey(), file.getValue().content(), (name, source, type) -> information(mode, time));
        }
    }

    /** Those below the package's own folder of libraries. */
    private static SortedSet<String> ownFolders(PackagePlan plan) {
        String top = "/usr/lib/" + plan.name();
        SortedSet<String> folders = new TreeSet<>();
        for (String file : plan.files().keySet()) {
            String folder = file;
            while (folder.startsWith(top + "/")) {
                folder = folder.substring(0, folder.lastIndexOf('/'));
                folders.add(folder);
            }
        }
        return folders;
    }

    private static FileInformation information(int mode, Instant time) {
        FileInformation information = new FileInformation();
        information.setTimestamp(time);
        information.setUser("root");
        information.setGroup("root");
        information.setMode((short) mode);
        return information;
    }

    private static String version(PackageDependency dependency) {
        return dependency.version() == null ? "" : dependency.version();
    }

    private static RpmDependencyFlags[] flags(PackageDependency dependency) {
        String operator = dependency.operator() == null ? "" : dependency.operator();
        return switch (operator) {
            case "<" -> new RpmDependencyFlags[] {RpmDependencyFlags.LESS};
            case "<=" -> new RpmDependencyFlags[] {RpmDependencyFlags.LESS, RpmDependencyFlags.EQUAL};
            case "=" -> new RpmDependencyFlags[] {RpmDependencyFlags.EQUAL};
            case ">=" -> new RpmDependencyFlags[] {RpmDependencyFlags.GREATER, RpmDependencyFlags.EQUAL};
            case ">" -> new RpmDependencyFlags[] {RpmDependencyFlags.GREATER};
            default -> new RpmDependencyFlags[0];
        };
    }
}
