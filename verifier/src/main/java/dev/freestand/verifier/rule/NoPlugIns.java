package dev.freestand.verifier.rule;

/** FS303: no library is loaded while the program runs. */
final class NoPlugIns implements Rule {

    @Override
    public String id() {
        return "FS303";
    }

    @Override
    public String title() {
        return "A static file wants nothing of the host: plug-ins (dlopen)";
    }

    @Override
    public String why() {
        return "Static glibc loads plug-ins only with the shared glibc it was linked with; static musl"
                + " refuses always.";
    }

    @Override
    public String evidence() {
        return "In the symbol table of the file or of its separate debug file: dlopen and dlmopen, where"
                + " something refers to them. What the file itself says it opens (the note .note.dlopen)."
                + " Without a symbol table the linker's warnings in the build log; texts in"
                + " the file only as weak evidence, and nothing is then ruled out."
                + Hazards.FAILS;
    }

    @Override
    public String fix() {
        return "Link the plug-ins in, or link dynamically.";
    }

    @Override
    public String specification() {
        return "https://man7.org/linux/man-pages/man3/dlopen.3.html";
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        return Hazards.judgeLoading(evidence.file(), id());
    }
}
