package dev.freestand.verifier.rule;

import dev.freestand.verifier.proof.FileReport;
import dev.freestand.verifier.proof.Kind;

/** FS214: the program is loaded at an address that cannot be foretold. */
final class PositionIndependent implements Rule {

    @Override
    public String id() {
        return "FS214";
    }

    @Override
    public String title() {
        return "The program is position-independent (PIE)";
    }

    @Override
    public String why() {
        return "A program at a fixed address offers every one of its instructions at a known place.";
    }

    @Override
    public String evidence() {
        return "ET_DYN with what marks a program: PT_INTERP, DF_1_PIE or DT_DEBUG. A static-pie counts; a"
                + " library is no PIE.";
    }

    @Override
    public String fix() {
        return "Compile with -fPIE and link with -pie, or with -static-pie for a static file. musl-gcc of"
                + " Debian makes a dynamic file of -static-pie.";
    }

    @Override
    public String specification() {
        return "https://gcc.gnu.org/onlinedocs/gcc/Link-Options.html";
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        FileReport file = evidence.file();
        if (!Programs.runnable(file)) {
            return Finding.notApplicable(Programs.OTHER);
        }
        if (file.kind() != Kind.EXECUTABLE) {
            return Finding.notApplicable(
                    "only programs are asked: a " + file.kind().label() + " is no PIE");
        }
        Boolean pie = file.pie();
        if (pie == null) {
            return Finding.notKnown("the file's type could not be read");
        }
        return pie ? Finding.pass("position-independent") : Finding.warn("the program is loaded at a fixed address");
    }
}
