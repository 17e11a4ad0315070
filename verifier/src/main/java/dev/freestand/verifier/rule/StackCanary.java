package dev.freestand.verifier.rule;

import dev.freestand.verifier.proof.Linkage;

/** FS216: overflows on the stack are noticed. */
final class StackCanary implements Rule {

    @Override
    public String id() {
        return "FS216";
    }

    @Override
    public String title() {
        return "Stack canaries are used";
    }

    @Override
    public String why() {
        return "A canary ends the program when a buffer on the stack overflows, before the overflow can be used.";
    }

    @Override
    public String evidence() {
        return "A dynamic file that wants __stack_chk_fail has them. Nothing follows from a static file:"
                + " its C library brings the symbol.";
    }

    @Override
    public String fix() {
        return "Compile with -fstack-protector-strong.";
    }

    @Override
    public String specification() {
        return "https://gcc.gnu.org/onlinedocs/gcc/Instrumentation-Options.html";
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        if (!Programs.runnable(evidence.file())) {
            return Finding.notApplicable(Programs.OTHER);
        }

        if (evidence.file().linkage() == Linkage.STATIC) {
            return Finding.notApplicable(
                    "nothing follows from the symbols of a static file: its C library has them too");
        }
        return switch (evidence.file().hardening().canary()) {
            case "yes" -> Finding.pass("__stack_chk_fail is called");
            case "no" -> Finding.warn("__stack_chk_fail is never called");
            default -> Finding.notKnown("the symbols that the file wants could not be read");
        };
    }
}
