package dev.freestand.core.rule;

import dev.freestand.core.facts.FileReport;

/** FS210: the stack holds data only. */
final class StackNotExecutable implements LoadedFileRule {

    @Override
    public String id() {
        return "FS210";
    }

    @Override
    public String title() {
        return "The stack is not executable";
    }

    @Override
    public String why() {
        return "With an executable stack, an attacker who overflows a buffer can run code on the stack, and SELinux"
                + " and some kernels refuse such a file.";
    }

    @Override
    public String evidence() {
        return "PT_GNU_STACK without PF_X. On x86 a missing one makes the stack executable; on other"
                + " machines it depends on the kernel.";
    }

    @Override
    public String fix() {
        return "Link with -z noexecstack. Look for assembler files without a .note.GNU-stack section; UPX"
                + " removes the mark too.";
    }

    @Override
    public String specification() {
        return "https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/progheader.html";
    }

    @Override
    public RuleResult evaluateLoaded(FileReport file) {
        Boolean nx = file.hardening().nx();
        if (nx == null) {
            return RuleResult.notKnown("there is no PT_GNU_STACK, and what that means here depends on the kernel");
        }
        return nx ? RuleResult.pass("PT_GNU_STACK is not executable") : RuleResult.warn("the stack is executable");
    }
}
