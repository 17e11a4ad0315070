package dev.freestand.verifier.rule;

import dev.freestand.core.rule.LayoutWords;
import dev.freestand.core.rule.RuleResult;

/** FS201: the symbol table is gone, or there, as was asked. */
final class Stripped implements Rule {

    @Override
    public String id() {
        return "FS201";
    }

    @Override
    public String title() {
        return "Stripped as expected";
    }

    @Override
    public String why() {
        return "Symbols are a good part of a static file's size and of no use to whoever runs it; the "
                + "separate debug file belongs to the developers.";
    }

    @Override
    public String evidence() {
        return "The presence of a section of type SHT_SYMTAB, in a section table that accounts for the file's bytes; a file"
                + " that has no section table has no symbol table either.";
    }

    @Override
    public String fix() {
        return "Run strip on a copy, or link with -s, and keep the separate debug file. Or change "
                + "expect.stripped.";
    }

    @Override
    public String specification() {
        return "https://gabi.xinuos.com/elf/05-symtab.html";
    }

    @Override
    public RuleResult evaluate(RuleInput evidence) {
        Boolean expected = evidence.variant().expect().stripped();
        if (expected == null) {
            return RuleResult.notApplicable("nothing is expected");
        }
        Boolean found = evidence.file().stripped();
        if (found == null) {
            String why = LayoutWords.unknown(evidence.file());
            return RuleResult.inconclusive((why == null ? LayoutWords.noSections(evidence.file()) : why)
                    + ", so a symbol table cannot be ruled out");
        }
        String word = found ? "stripped" : "not stripped";
        return found.equals(expected)
                ? RuleResult.pass(word)
                : RuleResult.fail("expected " + (expected ? "stripped" : "not stripped") + ", found " + word);
    }
}
