package dev.freestand.verifier.rule;

/** FS220: headers and constants are not executable. */
final class CodeApart implements Rule {

    @Override
    public String id() {
        return "FS220";
    }

    @Override
    public String title() {
        return "Code is apart from data";
    }

    @Override
    public String why() {
        return "Headers and constants in an executable segment are raw material for an attack, at places"
                + " that are known.";
    }

    @Override
    public String evidence() {
        return "No executable PT_LOAD begins before the program headers end.";
    }

    @Override
    public String fix() {
        return "Link with -z separate-code, the default of GNU ld on x86 Linux.";
    }

    @Override
    public String specification() {
        return "https://sourceware.org/binutils/docs/ld/Options.html";
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        if (!Programs.runnable(evidence.file())) {
            return Finding.notApplicable(Programs.OTHER);
        }

        Boolean apart = evidence.file().hardening().separateCode();
        if (apart == null) {
            return Finding.notKnown("the segments could not be read");
        }
        return apart ? Finding.pass("apart") : Finding.warn("an executable segment holds the file's headers");
    }
}
