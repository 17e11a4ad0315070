package dev.freestand.cli.pack;

import dev.freestand.verifier.file.Folders;
import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.inspect.Inspector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Packages Freestand's own full edition, whose tree lies ready: {@code ci/package} calls it with the jars and the Java
 * runtime of that very tree.
 *
 * <pre>TreePackages FORMAT VERSION SECONDS GLIBC ROOT TARGET</pre>
 * FORMAT is tar.gz, deb or rpm; SECONDS since 1970 is the time that all files carry; GLIBC the oldest that the tree's native
 * files load with; ROOT holds {@code usr/}; TARGET is the folder to write to.
 */
public final class TreePackages {

    private static final String NAME = "freestand";
    private static final int LONGEST = 1 << 30;

    private TreePackages() {}

    public static void main(String[] arguments) throws PackException, IOException {
        PackageFormat format = List.of(PackageFormat.values()).stream()
                .filter(each -> each.label().equals(arguments[0]))
                .findFirst()
                .orElseThrow();
        Path root = Path.of(arguments[4]);
        Path target = Path.of(arguments[5]);
        try (WorkFolder work = WorkFolder.create()) {
            PackageWriter writer = Packager.writer(format);
            PackagePlan plan =
                    plan(arguments[1], Instant.ofEpochSecond(Long.parseLong(arguments[2])), arguments[3], root);
            writer.write(plan, target.resolve(writer.fileName(plan)), work.fresh());
        }
    }

    /**
     * The tools that a usual proof asks: without one of them it is inconclusive, and inspecting works. What few proofs take,
     * such as Docker and QEMU, {@code freestand doctor} names.
     *
     * @param named packages whose names differ between the formats, or that only one of them has
     */
    private static List<PackageDependency> recommended(String... named) {
        return Stream.concat(Stream.of("binutils", "bubblewrap", "file", "strace"), Stream.of(named))
                .sorted()
                .map(name -> new PackageDependency(name, null, null))
                .toList();
    }

    static PackagePlan plan(String version, Instant released, String glibc, Path root)
            throws PackException, IOException {
        Path java = root.resolve("usr/lib/freestand/runtime/bin/java");
        ProvedProgram program =
                new ProvedProgram("full", Inspector.withoutWitnesses().inspect(java), java, "");
        PackageConfig config = new PackageConfig(
                List.of(PackageFormat.values()),
                NAME,
                List.of(),
                new PackageConfig.Metadata(
                        "The Freestand project <freestand@freestand.invalid>",
                        "Apache-2.0",
                        "Proves how a Linux binary is linked and where it runs",
                        "The full edition: builds, runs cells, reports and ships.\n\nIt brings its own Java runtime"
                                + " and needs nothing but glibc.\nCells take bubblewrap or Docker, where they are installed.",
                        "https://freestand.dev",
                        "devel"),
                Map.of(
                        PackageFormat.DEB,
                        List.of(new PackageDependency("libc6", ">=", glibc)),
                        PackageFormat.RPM,
                        List.of(new PackageDependency("glibc", ">=", glibc))),
                Map.of(
                        PackageFormat.DEB,
                        recommended("libcap2-bin", "mmdebstrap", "debian-archive-keyring"),
                        PackageFormat.RPM,
                        recommended("libcap")),
                new TreeMap<>());
        return new PackagePlan(
                config, NAME, version, Architecture.of("full", program.report()), program, files(root), released);
    }

    private static SortedMap<String, PackagedFile> files(Path root) throws PackException, IOException {
        SortedMap<String, PackagedFile> files = new TreeMap<>();
        for (Path file : Folders.walk(root)) {
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new PackException(file + " is not a regular file");
            }
            files.put(
                    "/" + root.relativize(file),
                    new PackagedFile(RegularFile.bytesNoFollow(file, LONGEST), Files.isExecutable(file)));
        }
        return files;
    }
}
