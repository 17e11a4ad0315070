package dev.freestand.verifier.rule;

import dev.freestand.verifier.proof.FileReport;

/** FS403: the file is marked for processors of the first level. */
final class ProcessorFloor implements Rule {

    @Override
    public String id() {
        return "FS403";
    }

    @Override
    public String title() {
        return "Any x86-64 processor will do";
    }

    @Override
    public String why() {
        return "A file for a newer level may end with an illegal instruction on older machines and in virtual"
                + " machines with a baseline processor, though it runs well in CI; and with a new glibc the loader"
                + " refuses it there.";
    }

    @Override
    public String evidence() {
        return "GNU_PROPERTY_X86_ISA_1_NEEDED. It is what the linker gathered, no proof: code may use"
                + " newer instructions, guarded or not.";
    }

    @Override
    public String fix() {
        return "Compile with -march=x86-64, and look for libraries and start files that bring a higher mark.";
    }

    @Override
    public String specification() {
        return "https://gitlab.com/x86-psABIs/x86-64-ABI";
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        if (!Programs.runnable(evidence.file())) {
            return Finding.notApplicable(Programs.OTHER);
        }

        FileReport file = evidence.file();
        if (!"x86-64".equals(file.machine())) {
            return Finding.notApplicable("levels are stated for x86-64 alone");
        }
        return switch (file.isaLevel()) {
            case "x86-64-v1" -> Finding.pass(file.floors().cpu());
            case "unknown" -> Finding.notKnown(file.floors().cpu());
            default -> Finding.warn(file.floors().cpu());
        };
    }
}
