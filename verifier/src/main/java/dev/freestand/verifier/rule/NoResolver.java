package dev.freestand.verifier.rule;

/** FS302: no host name is resolved. */
final class NoResolver implements Rule {

    @Override
    public String id() {
        return "FS302";
    }

    @Override
    public String title() {
        return "A static file wants nothing of the host: host names";
    }

    @Override
    public String why() {
        return "Host names take /etc/resolv.conf, /etc/hosts and a network; a bare container may have"
                + " none of them, and musl asks differently from glibc.";
    }

    @Override
    public String evidence() {
        return "In the symbol table of the file or of its separate debug file: getaddrinfo, gethostbyname,"
                + " res_query and their kin. Without one the linker's warnings in the build log; texts in"
                + " the file only as weak evidence, and nothing is then ruled out."
                + Hazards.FAILS;
    }

    @Override
    public String fix() {
        return "Expect it to fail, and try it in an environment without network; or connect to addresses.";
    }

    @Override
    public String specification() {
        return "https://man7.org/linux/man-pages/man5/resolv.conf.5.html";
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        return Hazards.judgeLoading(evidence.file(), id());
    }
}
