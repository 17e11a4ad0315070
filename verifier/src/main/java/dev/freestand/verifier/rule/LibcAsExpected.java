package dev.freestand.verifier.rule;

import dev.freestand.core.facts.Libc;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.rule.RuleResult;

/** FS104: the file uses, or holds, the C library it was meant to. */
final class LibcAsExpected implements Rule {

    @Override
    public String id() {
        return "FS104";
    }

    @Override
    public String title() {
        return "The C library is as expected";
    }

    @Override
    public String why() {
        return "The C library decides what a file still needs at run time: a static glibc file may "
                + "load NSS modules and converters of the host's glibc; musl does not.";
    }

    @Override
    public String evidence() {
        return "For a dynamic file the interpreter, DT_NEEDED and symbol versions; for a static one "
                + "the marks that a C library leaves in it.";
    }

    @Override
    public String fix() {
        return "Check which compiler the build really called (musl-gcc, or a cross compiler), or "
                + "change expect.libc.";
    }

    @Override
    public String specification() {
        return "https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html";
    }

    @Override
    public RuleResult evaluate(RuleInput evidence) {
        LibcFlavour expected = evidence.variant().expect().libc();
        if (expected == null) {
            return RuleResult.notApplicable("no C library is expected");
        }
        Libc found = evidence.file().libc();
        String name = found.flavour().label() + (found.version() == null ? "" : " " + found.version());
        if (found.flavour() == expected) {
            return RuleResult.pass(name);
        }
        String difference = "expected " + expected.label() + ", found " + name;
        if (found.flavour() == LibcFlavour.UNKNOWN) {
            String basis = String.join("; ", found.evidence());
            return RuleResult.inconclusive(difference + (basis.isEmpty() ? "" : ": " + basis));
        }
        return RuleResult.fail(difference);
    }
}
