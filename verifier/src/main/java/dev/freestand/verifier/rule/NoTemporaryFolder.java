package dev.freestand.verifier.rule;

/** FS309: no temporary file is made. */
final class NoTemporaryFolder implements Rule {

    @Override
    public String id() {
        return "FS309";
    }

    @Override
    public String title() {
        return "A static file wants nothing of the host: a temporary folder";
    }

    @Override
    public String why() {
        return "/tmp may be missing, read-only or full.";
    }

    @Override
    public String evidence() {
        return "In the symbol table of the file or of its separate debug file: mkstemp, mkdtemp, tmpfile and"
                + " their kin. Without one the linker's warnings in the build log; texts in the file only as"
                + " weak evidence, and nothing is then ruled out.";
    }

    @Override
    public String fix() {
        return "Honour TMPDIR, or keep the data in memory (memfd_create); try it with a read-only root.";
    }

    @Override
    public String specification() {
        return "https://man7.org/linux/man-pages/man3/mkstemp.3.html";
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        return Hazards.judge(evidence.file(), id());
    }
}
