package dev.freestand.core.rule;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.floor.ProcessorLevel;
import java.util.Set;

/** FS403: the file states no more than what every processor of its machine has. */
final class EveryProcessorSupported implements LoadedFileRule {

    /** What each processor of a machine has, that Go's compiler targets by default or on request. */
    private static final Set<String> ANY = Set.of(
            "x86-64-v1",
            "i386-softfloat",
            "armv8.0",
            "armv4",
            "armv5",
            "armv5,softfloat",
            "mips-softfloat",
            "power8",
            "rva20u64");

    /** Machines whose files have a place for it. */
    private static final Set<String> STATING = Set.of("x86-64", "i386", "arm");

    @Override
    public String id() {
        return "FS403";
    }

    @Override
    public String title() {
        return "Every processor is supported";
    }

    @Override
    public String why() {
        return "A file for a newer level may end with an illegal instruction on older machines and in virtual"
                + " machines with a baseline processor, though it runs well in CI; and with a new glibc the loader"
                + " refuses it there.";
    }

    @Override
    public String evidence() {
        return "GNU_PROPERTY_X86_ISA_1_NEEDED and Tag_CPU_arch in .ARM.attributes, which the linker collects from"
                + " all object files, and the settings of Go's compiler (GOAMD64, GOARM64, GOPPC64 and the like in"
                + " .go.buildinfo). No proof: code may use newer instructions, guarded or not.";
    }

    @Override
    public String fix() {
        return "Compile for the machine's lowest level (-march=x86-64, -march=armv7-a and the like; Go: without"
                + " GOAMD64, GOARM64 and the like), and look for libraries and start files that have a higher mark.";
    }

    @Override
    public String specification() {
        return "https://gitlab.com/x86-psABIs/x86-64-ABI";
    }

    @Override
    public RuleResult evaluateLoaded(FileReport file) {
        String level = file.isaLevel();
        String words = file.floors().cpu();
        if (level.equals(ProcessorLevel.UNKNOWN)) {
            return STATING.contains(String.valueOf(file.machine()))
                    ? RuleResult.notKnown(words)
                    : RuleResult.notApplicable(
                            "its machine has no note on processor levels, and nothing else states one");
        }
        // A level of x86-64 is more than an i386 has to have.
        boolean any = ANY.contains(level) && !("i386".equals(file.machine()) && level.equals("x86-64-v1"));
        return any ? RuleResult.pass(words) : RuleResult.warn(words);
    }
}
