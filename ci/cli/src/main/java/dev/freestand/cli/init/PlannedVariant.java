package dev.freestand.cli.init;

import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.verifier.policy.Variant.Build;
import dev.freestand.verifier.policy.VariantExpectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A variant as it is to stand in the file.
 *
 * @param name a plain name
 * @param build how it is made; without a command where the file is there already. Each pattern of its inputs matches a file
 * @param artifact the file, relative to the folder
 * @param expect what it is meant to be; what is null is filled in from the file that was built
 * @param hint what its build needs beside the toolchain itself; empty for nothing
 * @param left why it is written as a comment only; null where it is not
 */
record PlannedVariant(
        String name,
        Build build,
        String artifact,
        VariantExpectation expect,
        String hint,
        @Nullable String left) {

    /** One that nothing is known of but how it is built, and that is built by a tool that knows its own inputs. */
    static PlannedVariant of(String name, List<String> command, String artifact) {
        return new PlannedVariant(
                name,
                new Build(command, List.of(), Map.of(), Build.TIMEOUT, List.of()),
                artifact,
                VariantExpectation.NOTHING,
                "",
                null);
    }

    PlannedVariant expecting(@Nullable Linkage linkage, @Nullable LibcFlavour libc, boolean stripped) {
        // That a file is not stripped is no promise to anybody.
        VariantExpectation meant = new VariantExpectation(linkage, libc, stripped ? Boolean.TRUE : null);
        return new PlannedVariant(name, build, artifact, meant, hint, left);
    }

    /** The same with variables for its build. */
    PlannedVariant with(Map<String, String> variables) {
        Build built = new Build(build.command(), build.inputs(), variables, build.timeout(), build.requires());
        return new PlannedVariant(name, built, artifact, expect, hint, left);
    }

    /** The same, built only when these files change: its tool builds everything anew each time. */
    PlannedVariant reading(List<String> inputs) {
        Build built = new Build(build.command(), inputs, build.env(), build.timeout(), build.requires());
        return new PlannedVariant(name, built, artifact, expect, hint, left);
    }

    /**
     * The same with one more tool that its build needs.
     *
     * @param tool the command that shows that it is there
     * @param install what installs it on Debian
     */
    PlannedVariant requiring(List<String> tool, String install) {
        List<Build.Requirement> all = new ArrayList<>(build.requires());
        all.add(new Build.Requirement(tool, install));
        Build built = new Build(build.command(), build.inputs(), build.env(), build.timeout(), all);
        return new PlannedVariant(name, built, artifact, expect, hint, left);
    }

    /** The same with a hint. */
    PlannedVariant hinting(String needed) {
        return new PlannedVariant(name, build, artifact, expect, needed, left);
    }

    /** The same as a comment. */
    PlannedVariant leftOut(String why) {
        return new PlannedVariant(name, build, artifact, expect, hint, why);
    }
}
