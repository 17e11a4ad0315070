package dev.freestand.cli.doctor;

import dev.freestand.verifier.witness.WitnessTool;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The programs that Freestand starts, or that bring what it needs; with the packages that have them, in the order of
 * {@link PackageInstaller}: apt, dnf of Fedora, dnf of Enterprise Linux, zypper, apk, pacman. A dash where that is not known.
 */
enum HostTool {
    LDD(
            "ldd",
            "libc-bin glibc-common glibc-common glibc musl-utils glibc",
            "one witness of the linkage is missing: FS102 is inconclusive"),
    FILE("file", "file file file file file file", "one witness of the linkage is missing: FS102 is inconclusive"),
    SIZE(
            "size",
            "binutils binutils binutils binutils binutils binutils",
            "no witness confirms the sizes: FS102 is inconclusive"),
    READELF("readelf", "binutils binutils binutils binutils binutils binutils", "the fourth witness is not used"),
    BWRAP(
            "bwrap",
            "bubblewrap bubblewrap bubblewrap bubblewrap bubblewrap bubblewrap",
            "no sandbox: ldd and strace are not run on the file, and without Docker no cells are run"),
    STRACE(
            "strace",
            "strace strace strace strace strace strace",
            "the file's system calls are unknown: FS310 and FS311 are inconclusive"),
    PRLIMIT(
            "prlimit",
            "util-linux util-linux util-linux util-linux util-linux-misc util-linux",
            "the log of strace has no limit, so no file is traced"),
    GETCAP("getcap", "libcap2-bin libcap libcap libcap-progs libcap-getcap libcap", "file capabilities are unknown"),
    GIT("git", "git git git git git git", "the commit is unknown, so nothing can be shipped from a checkout"),
    OPENSSL(
            "openssl",
            "openssl openssl openssl openssl openssl openssl",
            "signatures cannot be checked by hand; freestand verify-shipment does not need it"),
    DOCKERD(
            "dockerd",
            "docker.io moby-engine - docker docker docker",
            "cells run in the sandbox alone, unless another machine's Docker is used"),
    QEMU_X86_64(
            "qemu-x86_64-static",
            "qemu-user-static qemu-user-static - - - qemu-user-static",
            "environments cpu-* are inconclusive"),
    QEMU_AARCH64(
            "qemu-aarch64-static",
            "qemu-user-static qemu-user-static - - - qemu-user-static",
            "the environment machine-aarch64 is inconclusive"),
    QEMU_RISCV64(
            "qemu-riscv64-static",
            "qemu-user-static qemu-user-static - - - qemu-user-static",
            "the environment machine-riscv64 is inconclusive"),
    QEMU_I386(
            "qemu-i386-static",
            "qemu-user-static qemu-user-static - - - qemu-user-static",
            "the environment machine-i386 is inconclusive"),
    QEMU_ARM(
            "qemu-arm-static",
            "qemu-user-static qemu-user-static - - - qemu-user-static",
            "the environment machine-arm is inconclusive"),
    QEMU_PPC64LE(
            "qemu-ppc64le-static",
            "qemu-user-static qemu-user-static - - - qemu-user-static",
            "the environment machine-ppc64le is inconclusive"),
    QEMU_S390X(
            "qemu-s390x-static",
            "qemu-user-static qemu-user-static - - - qemu-user-static",
            "the environment machine-s390x is inconclusive"),
    QEMU_MIPS64EL(
            "qemu-mips64el-static",
            "qemu-user-static qemu-user-static - - - qemu-user-static",
            "the environment machine-mips64el is inconclusive"),
    QEMU_LOONGARCH64(
            "qemu-loongarch64-static",
            "qemu-user-static qemu-user-static - - - qemu-user-static",
            "the environment machine-loongarch64 is inconclusive"),
    QEMU_SYSTEM(
            "qemu-system-x86_64",
            "qemu-system-x86 qemu-system-x86-core - qemu-x86 qemu-system-x86_64 qemu-system-x86",
            "environments kernel-* of x86-64 are inconclusive"),
    QEMU_SYSTEM_AARCH64(
            "qemu-system-aarch64",
            "qemu-system-arm qemu-system-aarch64-core - qemu-arm qemu-system-aarch64 qemu-system-aarch64",
            "environments kernel-*-aarch64-* are inconclusive"),
    MMDEBSTRAP(
            "mmdebstrap",
            "mmdebstrap mmdebstrap - - - -",
            "environments debian-* cannot be built; existing ones can be used"),
    DPKG_DEB(
            "dpkg-deb",
            "dpkg dpkg - dpkg dpkg dpkg",
            "environments busybox, musl and klibc cannot be built; existing ones can be used"),
    GCC("gcc", "gcc gcc gcc gcc gcc gcc", "variants that are built with it fail"),
    MUSL_GCC("musl-gcc", "musl-tools musl-gcc - - - musl", "variants that are built with it fail"),
    MAKE("make", "make make make make make make", "variants that are built with it fail"),
    CMAKE("cmake", "cmake cmake cmake cmake cmake cmake", "variants that are built with it fail"),
    MESON("meson", "meson meson - meson meson meson", "variants that are built with it fail"),
    CARGO("cargo", "cargo cargo cargo cargo cargo rust", "variants that are built with it fail"),
    GO("go", "golang-go golang golang go go go", "variants that are built with it fail"),
    ZIG("zig", "- zig - zig zig zig", "variants that are built with it fail"),
    MAVEN("mvn", "maven maven maven maven maven maven", "variants that are built with it fail");

    static final String TOOLS = "tools";
    static final String BUILDS = "builds";

    private static final String UNKNOWN = "-";

    private final String command;
    private final List<String> packages;
    private final String absence;

    HostTool(String command, String packages, String absence) {
        this.command = command;
        this.packages = List.of(packages.split(" "));
        this.absence = absence;
        if (this.packages.size() != PackageInstaller.values().length) {
            throw new IllegalArgumentException(command + " names " + packages);
        }
    }

    /** The name of the program. */
    String command() {
        return command;
    }

    /** The package that has it; null where that is not known. */
    @Nullable
    String packageOf(PackageInstaller installer) {
        String name = packages.get(installer.ordinal());
        return name.equals(UNKNOWN) ? null : name;
    }

    /** What is not possible without it. */
    String absence() {
        return absence;
    }

    /** Only a project's own builds use it. */
    boolean builds() {
        return compareTo(GCC) >= 0;
    }

    String group() {
        return builds() ? BUILDS : TOOLS;
    }

    /** Whether a plain {@code freestand verify} cannot do without it, wherever its cells are run. */
    boolean always() {
        return switch (this) {
            case LDD, FILE, SIZE, BWRAP, STRACE, PRLIMIT -> true;
            default -> false;
        };
    }

    /** What it is asked for its version. */
    List<String> versionArguments() {
        return switch (this) {
            // Behind the word for the compiler, some print the distribution's version first.
            case GCC, MUSL_GCC -> List.of("-dumpfullversion");
            case GO, ZIG, OPENSSL -> List.of("version");
            case GETCAP -> List.of("-h");
            default -> List.of("--version");
        };
    }

    /** Whether it has no way to tell its version. */
    boolean silent() {
        return this == GETCAP;
    }

    /** The witness that it is; null for others. */
    @Nullable
    WitnessTool witness() {
        return Arrays.stream(WitnessTool.values())
                .filter(one -> one.command().equals(command))
                .findFirst()
                .orElse(null);
    }
}
