package dev.freestand.cli.pack;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A machine, as each kind of package calls it. */
enum Architecture {
    X86_64("x86-64", "amd64", "x86_64"),
    AARCH64("aarch64", "arm64", "aarch64"),
    RISCV64("riscv64", "riscv64", "riscv64"),
    I386("i386", "i386", "i686"),
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

    /**
     * The one that a file is for.
     *
     * @param machine the name in the file's report; null where the file has none
     */
    static Architecture of(String variant, @Nullable String machine) throws PackException {
        for (Architecture each : values()) {
            if (each.machine.equals(machine)) {
                return each;
            }
        }
        throw new PackException("no package is made of " + variant + ": it is for "
                + (machine == null ? "an unknown machine" : machine) + ", and packages are made for "
                + Arrays.stream(values()).map(each -> each.machine).collect(Collectors.joining(", "))
                + "\nName the variants to package in shipment.packages.variants.");
    }
}
