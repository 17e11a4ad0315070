package dev.freestand.core.rule;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Linkage;

/** FS402: the oldest kernel is stated. */
final class OldestKernelStated implements LoadedFileRule {

    @Override
    public String id() {
        return "FS402";
    }

    @Override
    public String title() {
        return "The oldest kernel is stated";
    }

    @Override
    public String why() {
        return "On an older kernel, a static file with glibc before 2.36 ends with 'FATAL: kernel too old'; with a"
                + " later glibc it fails at the first system call that is missing. Containers share the kernel of their"
                + " host, so a matrix of distributions does not show this.";
    }

    @Override
    public String evidence() {
        return "NT_GNU_ABI_TAG, which glibc puts into its start files; musl states no kernel. For a dynamic file,"
                + " the host's C library decides.";
    }

    @Override
    public String fix() {
        return "A floor is not an error. If it is too high, link with musl, or with a glibc that was configured"
                + " with --enable-kernel for an older one.";
    }

    @Override
    public String specification() {
        return "https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/noteabitag.html";
    }

    @Override
    public RuleResult evaluateLoaded(FileReport file) {
        if (file.linkage() == Linkage.DYNAMIC) {
            return RuleResult.notApplicable(
                    "a dynamic file runs with the host's C library, which suits the host's kernel");
        }
        return file.kernelFloor() == null
                ? RuleResult.notKnown(file.floors().kernel())
                : RuleResult.pass(file.floors().kernel());
    }
}
