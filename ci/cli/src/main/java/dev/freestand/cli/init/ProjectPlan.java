package dev.freestand.cli.init;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a folder's manifest says of its program.
 *
 * @param toolchain what builds it
 * @param evidence the file that this was seen by
 * @param subject the program's name
 * @param version its version; null where the manifest has none that can be used
 * @param variants the ways in which it is linked, at least one
 * @param notes what its user has to know, a sentence each
 */
record ProjectPlan(
        Toolchain toolchain,
        String evidence,
        String subject,
        @Nullable String version,
        List<PlannedVariant> variants,
        List<String> notes) {

    ProjectPlan {
        variants = List.copyOf(variants);
        notes = List.copyOf(notes);
    }

    /** The same with other variants. */
    ProjectPlan with(List<PlannedVariant> others) {
        return new ProjectPlan(toolchain, evidence, subject, version, others, notes);
    }

    /** Those that are no comments. */
    List<PlannedVariant> written() {
        return variants.stream().filter(variant -> variant.left() == null).toList();
    }
}
