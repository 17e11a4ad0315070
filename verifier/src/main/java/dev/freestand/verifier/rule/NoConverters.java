package dev.freestand.verifier.rule;

/** FS304: no character converter is loaded. */
final class NoConverters implements Rule {

    @Override
    public String id() {
        return "FS304";
    }

    @Override
    public String title() {
        return "A static file wants nothing of the host: character converters (iconv)";
    }

    @Override
    public String why() {
        return "glibc loads converters from the gconv folder of the host, which have to be of the very"
                + " glibc it was linked with.";
    }

    @Override
    public String evidence() {
        return "In the symbol table of the file or of its separate debug file: iconv_open. Without one the"
                + " linker's warnings in the build log; texts in the file only as weak evidence, and nothing"
                + " is then ruled out."
                + Hazards.FAILS;
    }

    @Override
    public String fix() {
        return "Convert in your own code, or link with musl, which has its converters built in.";
    }

    @Override
    public String specification() {
        return "https://sourceware.org/glibc/manual/latest/html_node/glibc-iconv-Implementation.html";
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        return Hazards.judgeLoading(evidence.file(), id());
    }
}
