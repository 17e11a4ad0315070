package dev.freestand.verifier.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.freestand.verifier.policy.value.ByteSize;
import dev.freestand.verifier.policy.value.FileName;
import dev.freestand.verifier.policy.value.RequiredFields;
import dev.freestand.verifier.policy.value.SpeedLimit;
import dev.freestand.verifier.policy.value.TimeSpan;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One way in which the subject is linked.
 *
 * @param name a plain name, unique within the subject
 * @param build how the file is made
 * @param artifact the file, relative to the folder of {@code freestand.yaml}
 * @param expect what it is meant to be
 * @param budget how large it may be, and how slow beside another
 * @param promise what is promised of it, with what is promised of all variants
 * @param ship whether it is shipped once proved
 */
public record Variant(
        String name,
        Build build,
        String artifact,
        VariantExpectation expect,
        Budget budget,
        Promise promise,
        boolean ship) {

    /**
     * How the file of a variant is made.
     *
     * @param command argument vector, run in the folder of {@code freestand.yaml}; empty when something else makes the
     *     file
     * @param inputs glob patterns, relative to that folder: while these files and the argument vector are unchanged, the
     *     build is skipped
     * @param env variables that the command sees beside, or instead of, those of its surroundings
     * @param timeout how long it may take
     * @param requires what must be installed before; where it is not, the variant is inconclusive and not built
     */
    public record Build(
            List<String> command,
            List<String> inputs,
            Map<String, String> env,
            Duration timeout,
            List<Requirement> requires) {

        /** How long a build may take where nothing else is stated. */
        public static final Duration TIMEOUT = Duration.ofMinutes(30);

        /** Something else makes the file. */
        public static final Build NONE = new Build(List.of(), List.of(), Map.of(), TIMEOUT, List.of());

        public Build {
            command = List.copyOf(command);
            inputs = List.copyOf(inputs);
            env = Map.copyOf(env);
            requires = List.copyOf(requires);
            Variables.check(env);
            command.forEach(argument -> FileName.checkText("an argument of the build", argument));
        }

        /**
         * Something that a build needs and that not every machine has, such as a target of a compiler.
         *
         * @param run argument vector that ends with status 0 where it is installed; run in the folder of {@code freestand.yaml}
         * @param install how to install it, for people
         */
        public record Requirement(List<String> run, String install) {

            public Requirement {
                run = List.copyOf(run);
                run.forEach(argument -> FileName.checkText("an argument of what is required", argument));
                FileName.checkText("install", install);
                if (run.isEmpty() || install.isBlank()) {
                    throw new IllegalArgumentException(
                            "what is required needs a command that checks it and a way to install it: write for example"
                                    + " requires: [ { run: [ musl-gcc, --version ], install: apt-get install musl-tools } ]");
                }
            }

            @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
            static Requirement of(Document document) {
                return new Requirement(
                        document.run == null ? List.of() : document.run,
                        document.install == null ? "" : document.install);
            }

            /** As it stands in the file. */
            record Document(
                    @Nullable List<String> run, @Nullable String install) {}
        }
    }

    public Variant {
        FileName.check(name);
        FileName.checkText("artifact", artifact);
        if (artifact.isBlank()) {
            throw new IllegalArgumentException("variant " + name + " has no artifact");
        }
    }

    /** A variant of which nothing is promised. */
    public Variant(String name, Build build, String artifact, VariantExpectation expect, Budget budget, boolean ship) {
        this(name, build, artifact, expect, budget, Promise.NONE, ship);
    }

    /** The same with what is promised of all variants, where it promises nothing of its own. */
    Variant with(Promise defaults) {
        return new Variant(name, build, artifact, expect, budget, promise.or(defaults), ship);
    }

    /** The same with the members of groups in the place of these. */
    Variant withMembers(UnaryOperator<List<String>> expansion) {
        return new Variant(name, build, artifact, expect, budget, promise.withMembers(expansion), ship);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Variant of(Document document) {
        return document.toVariant();
    }

    /** A variant as it stands in the file. */
    record Document(
            @Nullable String name,
            @Nullable List<String> build,
            @Nullable List<String> inputs,
            @Nullable Map<String, String> env,
            @Nullable TimeSpan timeout,
            @Nullable List<Build.Requirement> requires,
            @Nullable String artifact,
            @Nullable VariantExpectation expect,
            @Nullable BudgetDocument budget,
            @Nullable Promise promise,
            @Nullable Boolean ship) {

        private static final Duration LONGEST_BUILD = Duration.ofHours(24);

        Variant toVariant() {
            Duration limit = TimeSpan.upTo(timeout, LONGEST_BUILD);
            return new Variant(
                    RequiredFields.of(name, "name"),
                    new Build(
                            build == null ? List.of() : build,
                            inputs == null ? List.of() : inputs,
                            env == null ? Map.of() : env,
                            limit == null ? Build.TIMEOUT : limit,
                            requires == null ? List.of() : requires),
                    RequiredFields.of(artifact, "artifact"),
                    expect == null ? VariantExpectation.NOTHING : expect,
                    budget == null ? Budget.NONE : budget.toBudget(),
                    promise == null ? Promise.NONE : promise,
                    Boolean.TRUE.equals(ship));
        }

        /** A budget as it stands in the file. */
        record BudgetDocument(
                @Nullable ByteSize file,
                @Nullable Map<String, ByteSize> sections,
                @Nullable SpeedLimit start,
                @Nullable SpeedLimit workload) {

            Budget toBudget() {
                Map<String, Long> limits = new HashMap<>();
                if (sections != null) {
                    sections.forEach((name, size) -> limits.put(name, size.bytes()));
                }
                return new Budget(file == null ? null : file.bytes(), limits, start, workload);
            }
        }
    }
}
