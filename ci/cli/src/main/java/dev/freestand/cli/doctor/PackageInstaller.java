package dev.freestand.cli.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs that install packages, each with the distributions that have it (os-release(5), ID and ID_LIKE). */
enum PackageInstaller {
    APT("apt-get", "install -y", List.of("debian", "ubuntu")),
    DNF("dnf", "install -y", List.of("fedora", "rhel", "centos")),
    ZYPPER("zypper", "--non-interactive install", List.of("opensuse", "suse", "sles")),
    APK("apk", "add", List.of("alpine")),
    PACMAN("pacman", "-S --noconfirm", List.of("arch"));

    private final String program;
    private final String words;
    private final List<String> distributions;

    PackageInstaller(String program, String words, List<String> distributions) {
        this.program = program;
        this.words = words;
        this.distributions = distributions;
    }

    /**
     * That of a distribution.
     *
     * @param id its own name
     * @param like names of those that it is made like, separated by blanks
     */
    static Optional<PackageInstaller> of(String id, String like) {
        return Stream.concat(Stream.of(id), Stream.of(like.split(" ")))
                .flatMap(name -> Arrays.stream(values())
                        .filter(one -> one.distributions.stream()
                                .anyMatch(known -> name.equals(known) || name.startsWith(known + "-"))))
                .findFirst();
    }

    /** Name of the package manager program, as on PATH. */
    String program() {
        return program;
    }

    /** The command that installs packages, as root types it. */
    String install(List<String> packages) {
        return program + " " + words + " " + String.join(" ", packages);
    }
}
