package dev.freestand.core.rule;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Linkage;

/** FS216: overflows on the stack are noticed. */
final class StackCanary implements LoadedFileRule {

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
        return "A dynamic file that requires __stack_chk_fail has them. A static file shows nothing, because its C"
                + " library contains the symbol in any case.";
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
    public RuleResult evaluateLoaded(FileReport file) {
        if (file.linkage() == Linkage.STATIC) {
            return RuleResult.notApplicable(
                    "nothing follows from the symbols of a static file: its C library has them too");
        }
        return switch (file.hardening().canary()) {
            case YES -> RuleResult.pass("__stack_chk_fail is called");
            case NO -> RuleResult.warn("__stack_chk_fail is never called");
            default -> RuleResult.notKnown("the symbols that the file requires could not be read");
        };
    }
}
