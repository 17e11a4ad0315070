package dev.freestand.verifier.rule;

/** FS306: no time zone is read. */
final class NoTimeZones implements Rule {

    @Override
    public String id() {
        return "FS306";
    }

    @Override
    public String title() {
        return "A static file wants nothing of the host: time zones";
    }

    @Override
    public String why() {
        return "Local time takes /etc/localtime and /usr/share/zoneinfo; where they are missing, it is"
                + " UTC without a word.";
    }

    @Override
    public String evidence() {
        return "In the symbol table of the file or of its separate debug file: localtime, mktime, tzset and"
                + " their kin. Without one the linker's warnings in the build log; texts in the file only as"
                + " weak evidence, and nothing is then ruled out.";
    }

    @Override
    public String fix() {
        return "Use gmtime_r, or ship the zones; try it with TZ unset.";
    }

    @Override
    public String specification() {
        return "https://man7.org/linux/man-pages/man3/tzset.3.html";
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        return Hazards.judge(evidence.file(), id());
    }
}
