package dev.freestand.verifier.rule;

/** FS212: no segment is writable and executable. */
final class NoWritableCode implements Rule {

    @Override
    public String id() {
        return "FS212";
    }

    @Override
    public String title() {
        return "No segment is writable and executable";
    }

    @Override
    public String why() {
        return "Memory that can be written and run is where injected code goes.";
    }

    @Override
    public String evidence() {
        return "The flags of every PT_LOAD.";
    }

    @Override
    public String fix() {
        return "Look for a linker script or -N (--omagic), and for sections marked awx in assembler files.";
    }

    @Override
    public String specification() {
        return "https://gabi.xinuos.com/elf/07-pheader.html";
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        if (!Programs.runnable(evidence.file())) {
            return Finding.notApplicable(Programs.OTHER);
        }

        Boolean rwx = evidence.file().hardening().rwxSegments();
        if (rwx == null) {
            return Finding.notKnown("the segments could not be read");
        }
        return rwx ? Finding.warn("a PT_LOAD is writable and executable") : Finding.pass("none");
    }
}
