package dev.freestand.verifier.rule;

/** FS305: no locale is read. */
final class NoLocales implements Rule {

    @Override
    public String id() {
        return "FS305";
    }

    @Override
    public String title() {
        return "A static file wants nothing of the host: locales";
    }

    @Override
    public String why() {
        return "glibc reads locales from /usr/lib/locale; where they are missing, the program sees ASCII alone.";
    }

    @Override
    public String evidence() {
        return "In the symbol table of the file or of its separate debug file: setlocale, newlocale and"
                + " bindtextdomain, where something refers to them. Without one the linker's warnings in the"
                + " build log; texts in the file only as weak evidence, and nothing is then ruled out.";
    }

    @Override
    public String fix() {
        return "Stay in the C locale and treat text as UTF-8 yourself; or accept that setlocale fails.";
    }

    @Override
    public String specification() {
        return "https://sourceware.org/glibc/manual/latest/html_node/Locales.html";
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        return Hazards.judge(evidence.file(), id());
    }
}
