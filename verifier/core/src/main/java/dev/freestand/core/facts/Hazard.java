package dev.freestand.core.facts;

/**
 * Something that a static file may still require from its host at run time.
 *
 * @param rule id of the rule that reports it
 * @param what one word for it, such as {@code nss}
 * @param evidence where it was seen, such as {@code symbol getpwuid}
 * @param grade how good that evidence is
 * @param certain whether the function is in the file for sure: a symbol table says so, or the linker does and the file's
 *     texts confirm it; false in proofs from before it was recorded
 */
public record Hazard(String rule, String what, String evidence, HazardEvidence grade, boolean certain) {

    /** Whether it rests on no more than a text in the file. */
    public boolean weak() {
        return grade == HazardEvidence.STRINGS;
    }
}
