package dev.freestand.verifier.report.markdown;

import java.util.List;

/**
 * How much of a proof is shown. A summary of a CI job has an end, and a proof can be of any size.
 *
 * @param text characters of one name or message
 * @param failures rows of what keeps the proof from passing
 * @param variants columns and rows of variants
 * @param rows environments of the grid
 * @param rules rows of checks
 */
public record DetailLevel(int text, int failures, int variants, int rows, int rules) {

    /** From all that anybody reads to what fits whatever the proof holds: an escaped character takes 7 bytes at most. */
    static final List<DetailLevel> STEPS = List.of(
            new DetailLevel(300, 400, 40, 1500, 200),
            new DetailLevel(200, 150, 12, 300, 100),
            new DetailLevel(120, 60, 6, 100, 60),
            new DetailLevel(80, 25, 4, 30, 40),
            new DetailLevel(60, 8, 3, 5, 0));
}
