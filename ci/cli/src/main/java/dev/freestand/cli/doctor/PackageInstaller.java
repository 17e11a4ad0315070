package dev.freestand.cli.doctor;

import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.Folders;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs that install packages, each with the distributions that have it (os-release(5), ID and ID_LIKE). */
enum PackageInstaller {
    APT(List.of("apt-get"), "install -y", "", List.of("debian", "ubuntu")),
    DNF(List.of("dnf", "dnf5", "microdnf"), "install -y", "provides /usr/bin/", List.of("fedora")),
    /** Red Hat's own and those made like it: fewer packages than Fedora has, and older releases have yum alone. */
    ENTERPRISE(
            List.of("dnf", "yum", "microdnf"),
            "install -y",
            "provides /usr/bin/",
            List.of("rhel", "centos", "rocky", "almalinux", "ol", "amzn")),
    ZYPPER(List.of("zypper"), "--non-interactive install", "", List.of("opensuse", "suse", "sles")),
    /** With -U, as there is no index of packages in a fresh container. */
    APK(List.of("apk"), "add -U", "search -U -x cmd:", List.of("alpine")),
    PACMAN(List.of("pacman"), "-S --noconfirm", "-Fy ", List.of("arch"));

    private final List<String> programs;
    private final String words;
    private final String search;
    private final List<String> distributions;

    PackageInstaller(List<String> programs, String words, String search, List<String> distributions) {
        this.programs = programs;
        this.words = words;
        this.search = search;
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

    /** Name of the package manager program, as on PATH; the usual one where a machine has none of them. */
    String program(Host host) {
        return programs.stream()
                .filter(one -> host.program(one).isPresent())
                .findFirst()
                .orElse(programs.get(0));
    }

    /** The command that installs a package. */
    String install(String name, Host host) {
        String command = host.privileged(program(host) + " " + words + " " + name);
        return this == APT && !hasLists(host) ? host.privileged("apt-get update") + " && " + command : command;
    }

    /** The command that tells which package has a program; empty where there is none without another tool. */
    String search(String command, Host host) {
        return search.isEmpty() ? "" : program(host) + " " + search + command;
    }

    /** A fresh container knows no packages until it is told to fetch their lists. */
    private static boolean hasLists(Host host) {
        try {
            return Folders.list(host.file("/var/lib/apt/lists")).stream()
                    .anyMatch(file -> FileNames.text(file).contains("_Packages"));
        } catch (IOException e) {
            return false;
        }
    }
}
