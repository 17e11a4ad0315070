package dev.freestand.core.rule;

import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.FileReport;

/** FS214: the program is loaded at an address that cannot be predicted. */
final class PositionIndependentExecutable implements LoadedFileRule {

    @Override
    public String id() {
        return "FS214";
    }

    @Override
    public String title() {
        return "Position-independent executable (PIE)";
    }

    @Override
    public String why() {
        return "A program at a fixed address has all of its code at known addresses, which makes it easier to"
                + " attack.";
    }

    @Override
    public String evidence() {
        return "ET_DYN with one sign of a program: PT_INTERP, DF_1_PIE or DT_DEBUG. A static-pie counts; a shared"
                + " library does not.";
    }

    @Override
    public String fix() {
        return "Compile with -fPIE and link with -pie, or with -static-pie for a static file. Debian's musl-gcc"
                + " makes a dynamic file when it is given -static-pie.";
    }

    @Override
    public String specification() {
        return "https://gcc.gnu.org/onlinedocs/gcc/Link-Options.html";
    }

    @Override
    public RuleResult evaluateLoaded(FileReport file) {
        if (file.kind() != FileKind.EXECUTABLE) {
            return RuleResult.notApplicable(
                    "only programs are asked: a " + file.kind().label() + " is no PIE");
        }
        Boolean pie = file.pie();
        if (pie == null) {
            return RuleResult.notKnown("the file's type could not be read");
        }
        return pie
                ? RuleResult.pass("position-independent")
                : RuleResult.warn("the program is loaded at a fixed address");
    }
}
