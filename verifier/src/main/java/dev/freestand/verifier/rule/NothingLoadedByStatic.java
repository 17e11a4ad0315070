package dev.freestand.verifier.rule;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.rule.RuleResult;

/** FS103: a static file names no interpreter and no library. */
final class NothingLoadedByStatic implements Rule {

    @Override
    public String id() {
        return "FS103";
    }

    @Override
    public String title() {
        return "No loader or libraries when static";
    }

    @Override
    public String why() {
        return "A PT_INTERP or a single DT_NEEDED makes the kernel or the loader look for a file on "
                + "the user's machine; where it is missing, the program does not start.";
    }

    @Override
    public String evidence() {
        return "PT_INTERP and every DT_NEEDED of the dynamic segment.";
    }

    @Override
    public String fix() {
        return "Link with -static, and look for a library that was given by the path of its .so file, "
                + "or for a linker that adds one behind your back.";
    }

    @Override
    public String specification() {
        return "https://gabi.xinuos.com/elf/08-dynamic.html";
    }

    @Override
    public RuleResult evaluate(RuleInput evidence) {
        if (evidence.variant().expect().linkage() != Linkage.STATIC) {
            return RuleResult.notApplicable("the variant is not expected to be static");
        }
        FileReport file = evidence.file();
        if (file.interpreter() == null && file.needed().isEmpty()) {
            return file.linkage() == Linkage.STATIC
                    ? RuleResult.pass("no PT_INTERP, no DT_NEEDED")
                    : RuleResult.inconclusive("no program: " + file.kind().label());
        }
        return RuleResult.fail("interpreter " + (file.interpreter() == null ? "none" : file.interpreter()) + ", NEEDED "
                + (file.needed().isEmpty() ? "none" : String.join(", ", file.needed())));
    }
}
