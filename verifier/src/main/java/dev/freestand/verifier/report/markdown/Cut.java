package dev.freestand.verifier.report.markdown;

import java.util.List;

/**
 * How much of a proof is told. A summary of a CI job has an end, and a proof can be of any size.
 *
 * @param text characters of one name or message
 * @param failures rows of what keeps the proof from passing
 * @param variants columns and rows of variants
 * @param rows environments of the grid
 * @param rules rows of checks
 */
public record Cut(int text, int failures, int variants, int rows, int rules) {

    /** From all that anybody reads to what fits whatever the proof holds: an escaped character takes 7 bytes at most. */
    static final List<Cut> STEPS = List.of(
            new Cut(300, 400, 40, 1500, 200),
            new Cut(200, 150, 12, 300, 100),
            new Cut(120, 60, 6, 100, 60),
            new Cut(80, 25, 4, 30, 40),
            new Cut(60, 8, 3, 5, 0));
}
