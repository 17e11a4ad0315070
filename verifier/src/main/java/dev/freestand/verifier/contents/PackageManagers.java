package dev.freestand.verifier.contents;

import dev.freestand.verifier.process.ProcessRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** All package managers of the machine. */
final class PackageManagers {

    /** Nothing that one of them would take for a pattern, and nothing that breaks a line. */
    private static final Pattern PLAIN = Pattern.compile("/[A-Za-z0-9/._+@=,:~ -]{1,4000}");

    private final List<PackageManager> managers;

    PackageManagers(List<PackageManager> managers) {
        this.managers = List.copyOf(managers);
    }

    static PackageManagers of(ProcessRunner runner) {
        Distribution distribution = Distribution.read(Path.of("/etc/os-release"));
        return new PackageManagers(List.of(
                new Dpkg(runner, distribution),
                new Rpm(runner, distribution),
                new Apk(runner, distribution, Path.of("/lib/apk/db/installed"))));
    }

    PackageOwner owner(Path file, FileDigests digests) {
        if (!PLAIN.matcher(file.toString()).matches()) {
            return PackageOwner.nobody("package managers are not asked about names with such characters");
        }
        return managers.stream()
                .map(manager -> manager.owner(file, digests))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> PackageOwner.nobody("no package manager of this machine knows it"));
    }
}
