package dev.freestand.cli.pack;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vafer.jdeb.Compression;
import org.vafer.jdeb.Console;
import org.vafer.jdeb.DataProducer;
import org.vafer.jdeb.DebMaker;
import org.vafer.jdeb.PackagingException;
import org.vafer.jdeb.mapping.Mapper;
import org.vafer.jdeb.mapping.PermMapper;
import org.vafer.jdeb.shaded.commons.compress.archivers.tar.TarArchiveEntry;

/** A package for dpkg (deb(5)), by jdeb. */
final class DebWriter implements PackageWriter {

    /** jdeb replaces names between two marks by settings; no text that can be in a package holds this one. */
    private static final String NO_MARK = "\0";

    private static final Console SILENT = new Silence();

    @Override
    public String fileName(PackagePlan plan) {
        return plan.name() + "_" + plan.version() + "_" + plan.architecture().deb() + ".deb";
    }

    @Override
    public void write(PackagePlan plan, Path target, Path work) throws PackException, IOException {
        Path control = Files.createDirectory(work.resolve("control"));
        Files.writeString(control.resolve("control"), control(plan));
        List<DataProducer> data = new ArrayList<>();
        for (Map.Entry<String, PackagedFile> file : DebFiles.of(plan).entrySet()) {
            Mapper mapper = new PermMapper(0, 0, "root", "root", file.getValue().mode(), 0755, 0, null);
            data.add(consumer -> {
                TarArchiveEntry entry = mapper.map(new TarArchiveEntry(file.getKey(), true));
                entry.setSize(file.getValue().content().length);
                consumer.onEachFile(new ByteArrayInputStream(file.getValue().content()), entry);
            });
        }
        DebMaker maker = new DebMaker(SILENT, data, List.of());
        maker.setControl(control.toFile());
        // jdeb names files by text, which not every folder's name can be.
        Path made = work.resolve("made.deb");
        maker.setDeb(made.toFile());
        maker.setEncoding(StandardCharsets.UTF_8);
        maker.setOpenReplaceToken(NO_MARK);
        maker.setCloseReplaceToken(NO_MARK);
        maker.setOutputTimestampMs(plan.released().getEpochSecond() * 1000);
        try {
            maker.validate();
            maker.createDeb(Compression.GZIP);
        } catch (PackagingException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof IOException fault) {
                    throw fault;
                }
            }
            throw new PackException(fileName(plan) + " cannot be made: " + e.getMessage(), e);
        }
        Files.move(made, target);
    }

    /** The fields, in the order of Debian's policy (section 5.3); jdeb adds Installed-Size. */
    private static String control(PackagePlan plan) {
        String homepage = plan.metadata().homepage();
        return "Package: " + plan.name() + "\nVersion: " + plan.managedVersion().deb() + "\nSection: "
                + plan.metadata().section() + "\nPriority: optional\nArchitecture: "
                + plan.architecture().deb() + "\nMaintainer: " + plan.metadata().maintainer()
                + relations("Depends", plan.config().depends())
                + relations("Recommends", plan.config().recommends())
                + (homepage == null ? "" : "\nHomepage: " + homepage)
                + "\nDescription: " + plan.metadata().summary() + "\n" + extended(plan.description());
    }

    private static String relations(String field, Map<PackageFormat, List<PackageDependency>> packages) {
        List<PackageDependency> those = packages.getOrDefault(PackageFormat.DEB, List.of());
        return those.isEmpty()
                ? ""
                : "\n" + field + ": " + those.stream().map(DebWriter::relation).collect(Collectors.joining(", "));
    }

    /** The operators for "strictly" are doubled (Debian policy, section 7.1). */
    private static String relation(PackageDependency dependency) {
        String operator = dependency.operator();
        if (operator == null) {
            return dependency.name();
        }
        String debian = operator.equals("<") || operator.equals(">") ? operator + operator : operator;
        return dependency.name() + " (" + debian + " " + dependency.version() + ")";
    }

    /** A blank line is a lone dot, and no other line begins with one (Debian policy, section 5.6.13). */
    private static String extended(String text) {
        return text.lines()
                .map(line -> line.isBlank() ? " ." : (line.startsWith(".") ? "  " : " ") + line.stripTrailing())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** jdeb logs each step; its errors are exceptions. */
    private static final class Silence implements Console {

        @Override
        public void debug(String message) {}

        @Override
        public void info(String message) {}

        @Override
        public void warn(String message) {}
    }
}
