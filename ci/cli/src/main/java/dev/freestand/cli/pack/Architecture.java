package dev.freestand.cli.pack;

import dev.freestand.core.facts.FileReport;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A machine, as each kind of package calls it. */
enum Architecture {
    X86_64("x86-64", "amd64", "x86_64"),
    AARCH64("aarch64", "arm64", "aarch64"),
    RISCV64("riscv64", "riscv64", "riscv64"),
    I386("i386", "i386", "i686"),
    /** ARMv7 with registers for floats: what Debian's armhf and Fedora's armv7hl are made for. */
    ARMHF("arm", "armhf", "armv7hl"),
    PPC64LE("ppc64le", "ppc64el", "ppc64le"),
    S390X("s390x", "s390x", "s390x"),
    MIPS64EL("mips64el", "mips64el", "mips64el"),
    LOONGARCH64("loongarch64", "loong64", "loongarch64");

    private final String machine;
    private final String deb;
    private final String rpm;

    Architecture(String machine, String deb, String rpm) {
        this.machine = machine;
        this.deb = deb;
        this.rpm = rpm;
    }

    /** Debian's name of the architecture. */
    String deb() {
        return deb;
    }

    /** What rpm and the kernel call it. */
    String rpm() {
        return rpm;
    }

    /** Whether package managers of armhf are right to install it; one for ARMv6 would have to run on what they refuse. */
    private static boolean armhf(FileReport report) {
        String loader = report.interpreter();
        return report.isaLevel().equals("armv7") && (loader == null || loader.contains("armhf"));
    }

    /**
     * The one that a file is for.
     *
     * @param variant its name, for people
     */
    static Architecture of(String variant, FileReport report) throws PackException {
        String machine = report.machine();
        for (Architecture each : values()) {
            if (each.machine.equals(machine)) {
                if (each == ARMHF && !armhf(report)) {
                    throw new PackException("no package is built for " + variant
                            + ": of 32-bit ARM only files for armv7, static or with the loader of armhf, are packaged, and its"
                            + " processor is: " + report.floors().cpu()
                            + "\nName the variants to package in shipment.packages.variants.");
                }
                return each;
            }
        }
        throw new PackException("no package is built for " + variant + ": it is for "
                + (machine == null ? "an unknown machine" : machine) + ", and packages are built for "
                + Arrays.stream(values()).map(each -> each.machine).collect(Collectors.joining(", "))
                + "\nName the variants to package in shipment.packages.variants.");
    }
}
