package dev.freestand.cli.prove;

import dev.freestand.cli.project.FileHash;
import dev.freestand.cli.unpack.UnpackedInput;
import dev.freestand.containers.confine.WritableRoot;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.PreparedEnvironment;
import dev.freestand.containers.image.format.Platform;
import dev.freestand.containers.image.layer.LayerEntry;
import dev.freestand.containers.image.layer.TreeWriter;
import dev.freestand.containers.image.layer.UnpackFolder;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.name.EscapedText;
import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.process.HostMachine;
import dev.freestand.verifier.process.ProcessNotStartedException;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.process.ProcessRunner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Installs packages of one format into copies of environments, by the package manager that is in them, without a network. */
final class PackageInstallation {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LARGEST_STATUS = 64 << 20;
    /** Folders whose programs a user starts by name. */
    private static final Set<String> ON_PATH =
            Set.of("bin", "sbin", "usr/bin", "usr/sbin", "usr/local/bin", "usr/local/sbin");

    private static final String LIBC = "libc6";

    private final ProcessRunner runner;
    private final UnpackedInput.Format format;
    private final List<Inputs.PackageFile> packages;

    /**
     * What came of one environment.
     *
     * @param state whether the packages are installed
     * @param reason why they are not; empty where they are
     */
    record Result(State state, String reason) {}

    enum State {
        INSTALLED,
        /** The package itself says that it is not for this environment's C library. */
        NOT_FOR_IT,
        /** The environment's tree is barer than the distribution. */
        NO_MANAGER,
        UNKNOWN
    }

    /** Installs packages, all of that format. */
    PackageInstallation(ProcessRunner runner, UnpackedInput.Format format, List<Inputs.PackageFile> packages) {
        this.runner = runner;
        this.format = format;
        this.packages = packages.stream().filter(one -> one.format() == format).toList();
    }

    /** Families of distributions whose package manager takes packages of a format. */
    static Set<String> families(UnpackedInput.Format format) {
        return switch (format) {
            case DEB -> Set.of("debian", "ubuntu");
            case RPM -> Set.of("fedora", "centos", "rocky", "alma", "oracle", "amazon", "opensuse", "photon");
            case APK -> Set.of("alpine", "wolfi");
            case NONE -> Set.of();
        };
    }

    /** An environment that takes them, for a message. */
    static String example(UnpackedInput.Format format) {
        return format == UnpackedInput.Format.RPM
                ? "fedora-44"
                : format == UnpackedInput.Format.APK ? "alpine-3.24" : "debian-12";
    }

    /** Whether an environment's package manager takes them. Of a folder, only a look into it tells whether it has that manager. */
    boolean fits(Environment environment) {
        return environment.tree() != null
                || environment.special() == null && families(format).contains(environment.family());
    }

    /** The name of the package manager's command. */
    String manager() {
        return command().get(0);
    }

    private List<String> command() {
        return switch (format) {
            // A bare tree lacks diff, which dpkg wants to be there whether or not it is needed.
            case DEB -> List.of("dpkg", "--force-bad-path", "--install");
            // What is there already is replaced, whichever version it has, as dpkg and apk do.
            case RPM -> List.of("rpm", "--upgrade", "--oldpackage", "--replacepkgs", "--nosignature");
            default -> List.of("apk", "add", "--no-network", "--allow-untrusted");
        };
    }

    /**
     * Installs all of them into a copy of an environment's tree.
     *
     * @param root where the copy is made
     * @param programs those of the packages
     */
    Result into(PreparedEnvironment environment, Path root, List<FoundProgram> programs) throws IOException {
        WritableRoot copy = WritableRoot.copyOf(environment.rootfs(), root);
        if (format == UnpackedInput.Format.DEB && environment.libc().flavour() == LibcFlavour.GLIBC) {
            registerLibc(
                    copy,
                    root,
                    String.valueOf(environment.libc().version()),
                    environment.environment().host());
        }
        Map<String, Path> given = new TreeMap<>();
        List<String> argv = new ArrayList<>(command());
        String start = copy.program(manager());
        if (start == null) {
            return new Result(State.NO_MANAGER, "its tree has no " + manager());
        }
        argv.set(0, start);
        for (int i = 0; i < packages.size(); i++) {
            String name = "package-" + (i + 1) + "." + format.name().toLowerCase(Locale.ROOT);
            given.put(name, packages.get(i).file());
            argv.add(WritableRoot.GIVEN + "/" + name);
        }
        ProcessResult result;
        try {
            result = copy.run(runner, given, argv, PATIENCE);
        } catch (ProcessNotStartedException e) {
            return new Result(
                    State.UNKNOWN, "the sandbox does not start: " + EscapedText.message(e) + "; see freestand doctor");
        }
        if (result.timedOut()) {
            return new Result(State.UNKNOWN, manager() + " did not finish within " + PATIENCE.toSeconds() + " s");
        }
        Result answer = ManagerAnswer.of(format, manager(), result);
        if (answer.state() != State.INSTALLED) {
            return answer;
        }
        for (FoundProgram program : programs) {
            if (ON_PATH.contains(program.folder())) {
                Path installed = copy.find(program.place());
                String digest = installed == null ? null : FileHash.of(installed);
                if (!String.valueOf(program.report().sha256()).equals(digest)) {
                    return new Result(
                            State.UNKNOWN,
                            "/" + EscapedText.name(program.place())
                                    + (digest == null ? " is missing" : " differs from the file in the package")
                                    + " after installation");
                }
            }
        }
        return answer;
    }

    /** Whether a program is started by name once it is installed. */
    static boolean onPath(FoundProgram program) {
        return ON_PATH.contains(program.folder());
    }

    /**
     * The trees of recipes hold packages that no database lists. Of the C library, the tree itself tells the version: so a
     * dependency on it is judged, and not refused for a missing line.
     */
    private static void registerLibc(WritableRoot copy, Path root, String version, HostMachine host)
            throws IOException {
        Path status = copy.find("var/lib/dpkg/status");
        if (status == null || !version.matches("[0-9.]+")) {
            return;
        }
        String text = RegularFile.text(status, LARGEST_STATUS);
        if (text.contains("Package: " + LIBC + "\n")) {
            return;
        }
        String architecture = Platform.of(host).architecture();
        String entry = "Package: " + LIBC + "\nStatus: install ok installed\nMaintainer: freestand\nArchitecture: "
                + architecture + "\n" + "Multi-Arch: same\nVersion: " + version
                + "\nDescription: as its tree has it\n\n";
        TreeWriter writer = new TreeWriter(new UnpackFolder(root));
        write(writer, List.of("var", "lib", "dpkg", "status"), (text.isEmpty() ? "" : text + "\n") + entry);
        write(writer, List.of("var", "lib", "dpkg", "info", LIBC + ":" + architecture + ".list"), "");
    }

    private static void write(TreeWriter writer, List<String> path, String text) throws IOException {
        writer.put(
                new LayerEntry(LayerEntry.Kind.FILE, path, "", List.of(), 0644),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
