package dev.freestand.core.facts;

/**
 * Something that a static file may still want from its host at run time.
 *
 * @param rule id of the rule that reports it
 * @param what one word for it, such as {@code nss}
 * @param evidence where it was seen, such as {@code symbol getpwuid}
 * @param grade how good that evidence is: {@code symbols} (a symbol table), {@code link-log} (the linker's own words), {@code
 *     notes} (the file's own dlopen notes)
 *     or {@code strings} (a text in the file: weak, since a text proves no use)
 * @param certain whether the function is in the file for sure: a symbol table says so, or the linker does and the file's
 *     texts confirm it; false in proofs from before it was told
 */
public record Hazard(String rule, String what, String evidence, String grade, boolean certain) {

    /** Whether it rests on no more than a text in the file. */
    public boolean weak() {
        return grade.equals("strings");
    }
}
