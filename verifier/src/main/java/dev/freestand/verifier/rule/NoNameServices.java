package dev.freestand.verifier.rule;

/** FS301: static programs load no name services. */
final class NoNameServices implements Rule {

    @Override
    public String id() {
        return "FS301";
    }

    @Override
    public String title() {
        return "A static file wants nothing of the host: name services (NSS)";
    }

    @Override
    public String why() {
        return "Static glibc loads the libnss files of the very glibc it was linked with, and crashes or"
                + " finds nothing where the host has another.";
    }

    @Override
    public String evidence() {
        return "In the symbol table of the file or of its separate debug file: getpwuid, getaddrinfo and"
                + " their kin. Without one the linker's warnings in the build log; texts in the file only as"
                + " weak evidence, and nothing is then ruled out."
                + Hazards.FAILS;
    }

    @Override
    public String fix() {
        return "Link with musl, or do without these functions: take numbers instead of names, or ask a"
                + " resolver of your own.";
    }

    @Override
    public String specification() {
        return "https://sourceware.org/glibc/manual/latest/html_node/Name-Service-Switch.html";
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        return Hazards.judgeLoading(evidence.file(), id());
    }
}
