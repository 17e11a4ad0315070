package dev.freestand.verifier.rule;

/** FS308: no path to certificates is built in. */
final class NoCertificatePaths implements Rule {

    @Override
    public String id() {
        return "FS308";
    }

    @Override
    public String title() {
        return "A static file wants nothing of the host: certificates of authorities";
    }

    @Override
    public String why() {
        return "Each distribution keeps certificates elsewhere, and a bare container has none: every TLS"
                + " connection fails.";
    }

    @Override
    public String evidence() {
        return "In the symbol table of the file or of its separate debug file: functions of OpenSSL and"
                + " GnuTLS for the default places; the usual paths as texts, which is weak evidence. Without"
                + " one the linker's warnings in the build log; texts in the file only as weak evidence, and"
                + " nothing is then ruled out.";
    }

    @Override
    public String fix() {
        return "Let SSL_CERT_FILE name them, look in all the usual places, or ship your own.";
    }

    @Override
    public String specification() {
        return "https://docs.openssl.org/3.0/man3/SSL_CTX_load_verify_locations/";
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        return Hazards.judge(evidence.file(), id());
    }
}
