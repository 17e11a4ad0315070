package dev.freestand.verifier.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.freestand.core.name.Suggestion;
import dev.freestand.verifier.policy.value.Age;
import dev.freestand.verifier.policy.value.FileName;
import dev.freestand.verifier.policy.value.InconsistentConfigException;
import dev.freestand.verifier.policy.value.RequiredFields;
import dev.freestand.verifier.policy.value.SpeedLimit;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code freestand.yaml}.
 *
 * @param subject the subject's name
 * @param version the subject's version; null when not given
 * @param variants the ways in which it is linked, at least one
 * @param behaviours what each must do
 * @param workloads by what their speeds are compared
 * @param environments where
 * @param resident how it is kept alive to measure its memory; null when that is not stated
 * @param shipment what is shipped beside the proved files; null when not given
 * @param policy what is made of the rules' findings
 * @param contents what is inside the files that no linker sees
 * @param kernelFloor whether the oldest kernel is observed: true however long it takes, and on a real kernel as well; false
 *     never; null where it takes seconds
 * @param situations networks and files of hosts in which behaviours are run and watched
 */
public record FreestandConfig(
        String subject,
        @Nullable String version,
        List<Variant> variants,
        List<Behaviour> behaviours,
        List<Workload> workloads,
        Environments environments,
        @Nullable ResidentCommand resident,
        @Nullable ShipmentSection shipment,
        Policy policy,
        List<DeclaredContent> contents,
        @Nullable Boolean kernelFloor,
        SituationsSection situations) {

    public FreestandConfig {
        FileName.check(subject);
        if (version != null) {
            FileName.checkVersion(version);
        }
        variants = List.copyOf(variants);
        behaviours = List.copyOf(behaviours);
        workloads = List.copyOf(workloads);
        if (variants.isEmpty()) {
            throw new InconsistentConfigException("there is no variant", "variants");
        }
        List<String> names = variants.stream().map(Variant::name).toList();
        unique("variant", names, "variants", "name");
        for (int i = 0; i < policy.waivers().size(); i++) {
            Waiver waiver = policy.waivers().get(i);
            known(waiver.variant(), names, "the waiver of " + waiver.rule(), "policy", "waivers", i, "variant");
        }
        contents = List.copyOf(contents);
        unique(
                "content",
                contents.stream()
                        .map(content -> content.purl() + (content.variant() == null ? "" : " in " + content.variant()))
                        .toList(),
                "contents",
                "purl");
        for (int i = 0; i < contents.size(); i++) {
            known(contents.get(i).variant(), names, contents.get(i).purl(), "contents", i, "variant");
        }
        unique("behaviour", behaviours.stream().map(Behaviour::name).toList(), "behaviours", "name");
        for (int i = 0; i < situations.behaviours().size(); i++) {
            String name = situations.behaviours().get(i).name();
            if (situations.with(behaviours).stream()
                            .map(Behaviour::name)
                            .toList()
                            .indexOf(name)
                    != behaviours.size() + i) {
                throw new InconsistentConfigException(
                        "two behaviours are named " + name, "situations", "behaviours", i, "name");
            }
        }
        unique("workload", workloads.stream().map(Workload::name).toList(), "workloads", "name");
        for (int i = 0; i < variants.size(); i++) {
            Budget budget = variants.get(i).budget();
            compared(variants.get(i), budget.start(), names, i, "start");
            compared(variants.get(i), budget.workload(), names, i, "workload");
        }
        if (shipment != null) {
            shipment.checkFor(
                    subject,
                    version,
                    variants.stream().filter(Variant::ship).map(Variant::name).toList());
        }
    }

    /**
     * The same with the members of groups of environments in the place of these.
     *
     * @param expansion see {@link Environments#withMembers}
     */
    public FreestandConfig withMembers(UnaryOperator<List<String>> expansion) {
        return new FreestandConfig(
                subject,
                version,
                variants.stream().map(variant -> variant.withMembers(expansion)).toList(),
                behaviours,
                workloads,
                environments.withMembers(expansion),
                resident,
                shipment,
                policy,
                contents,
                kernelFloor,
                situations);
    }

    /** The variant of that name. */
    public Optional<Variant> variant(String name) {
        return variants.stream().filter(variant -> variant.name().equals(name)).findFirst();
    }

    /** What is said to be inside a variant. */
    public List<DeclaredContent> contents(Variant variant) {
        return contents.stream()
                .filter(content ->
                        content.variant() == null || content.variant().equals(variant.name()))
                .toList();
    }

    /** Failures accepted for a while. */
    public List<Waiver> waivers() {
        return policy.waivers();
    }

    private static void known(@Nullable String variant, List<String> names, String what, Object... path) {
        if (variant != null && !names.contains(variant)) {
            throw new InconsistentConfigException(
                    what + " is for a variant " + variant + ", and there is none" + Suggestion.question(variant, names),
                    path);
        }
    }

    private static void compared(
            Variant variant, @Nullable SpeedLimit limit, List<String> names, int index, String key) {
        if (limit != null) {
            known(limit.variant(), names, "the budget of " + variant.name(), "variants", index, "budget", key);
            if (limit.variant().equals(variant.name())) {
                throw new InconsistentConfigException(
                        "it compares " + variant.name() + " with itself: name another variant",
                        "variants",
                        index,
                        "budget",
                        key);
            }
        }
    }

    private static void unique(String what, List<String> names, String list, String key) {
        for (int i = 0; i < names.size(); i++) {
            if (names.indexOf(names.get(i)) != i) {
                throw new InconsistentConfigException("two " + what + "s are named " + names.get(i), list, i, key);
            }
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static FreestandConfig of(Document document) {
        return document.toConfig();
    }

    /** The whole file as it stands; {@code freestand} is the version of its layout. */
    record Document(
            @Nullable Integer freestand,
            @Nullable String subject,
            @Nullable String version,
            @Nullable Promise promise,
            @Nullable List<Variant> variants,
            @Nullable List<Behaviour> behaviours,
            @Nullable List<Workload> workloads,
            @Nullable EnvironmentsDocument environments,
            @Nullable ResidentCommand resident,
            @Nullable ShipmentSection shipment,
            @Nullable PolicyDocument policy,
            @Nullable List<DeclaredContent> contents,
            @Nullable Boolean kernelFloor,
            @Nullable SituationsSection situations) {

        private static final int LAYOUT = 1;

        FreestandConfig toConfig() {
            int layout = RequiredFields.of(freestand, "freestand");
            if (layout != LAYOUT) {
                throw new InconsistentConfigException(
                        "this is layout " + layout + " of freestand.yaml, and only layout " + LAYOUT
                                + " is known: write freestand: " + LAYOUT,
                        "freestand");
            }
            Promise defaults = promise == null ? Promise.NONE : promise;
            List<Variant> promising = RequiredFields.of(variants, "variants").stream()
                    .map(variant -> variant.with(defaults))
                    .toList();
            Environments stated = environments == null
                    ? new Environments(List.of(Environments.ALL), List.of(Environments.ALL))
                    : environments.toEnvironments();
            return new FreestandConfig(
                    RequiredFields.of(subject, "subject"),
                    version,
                    promising,
                    behaviours == null ? List.of() : behaviours,
                    workloads == null ? List.of() : workloads,
                    stated.withPromised(promising),
                    resident,
                    shipment,
                    policy == null ? Policy.NONE : policy.toPolicy(),
                    contents == null ? List.of() : contents,
                    kernelFloor,
                    situations == null ? SituationsSection.NONE : situations);
        }

        /** Where to run, as it stands in the file; without {@code require}, everything included is required. */
        record EnvironmentsDocument(
                @Nullable List<String> include,
                @Nullable List<String> require,
                @Nullable List<OwnEnvironment> add) {

            Environments toEnvironments() {
                List<String> included = include == null ? List.of(Environments.ALL) : include;
                return new Environments(included, require == null ? included : require, add == null ? List.of() : add);
            }
        }

        /** Policy as it stands in the file. */
        record PolicyDocument(
                @Nullable Profile profile,
                @Nullable Map<String, Severity.Word> severities,
                @Nullable List<Waiver> waivers,
                @Nullable Age maxAge,
                RegressionPolicy.@Nullable Document regressions) {

            Policy toPolicy() {
                Map<String, Severity> weights = new HashMap<>();
                if (severities != null) {
                    severities.forEach((rule, word) -> weights.put(rule, word.severity()));
                }
                return new Policy(
                        profile,
                        weights,
                        waivers == null ? List.of() : waivers,
                        maxAge == null ? null : maxAge.duration(),
                        regressions == null ? RegressionPolicy.NONE : regressions.toRegressions());
            }
        }

        /** A waiver as it stands in the file. */
        record WaiverDocument(
                @Nullable String rule,
                @Nullable String variant,
                @Nullable String reason,
                @Nullable String until) {

            Waiver toWaiver() {
                return new Waiver(
                        RequiredFields.of(rule, "rule"),
                        variant,
                        RequiredFields.of(reason, "reason"),
                        day(RequiredFields.of(until, "until")));
            }

            private static LocalDate day(String text) {
                try {
                    return LocalDate.parse(text);
                } catch (DateTimeException e) {
                    throw new IllegalArgumentException(
                            "'" + text + "' is not a day: write year, month and day as in 2027-01-31", e);
                }
            }
        }

        /** What is inside as it stands in the file. */
        record ContentDocument(
                @Nullable String purl,
                @Nullable String license,
                @Nullable String variant) {

            DeclaredContent toDeclaredContent() {
                return new DeclaredContent(RequiredFields.of(purl, "purl"), license, variant);
            }
        }
    }
}
