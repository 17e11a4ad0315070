package dev.freestand.verifier.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The whole file as it stands; {@code freestand} is the version of its layout. */
record ConfigDocument(
        @Nullable Integer freestand,
        @Nullable String subject,
        @Nullable String version,
        @Nullable List<Variant> variants,
        @Nullable List<Behaviour> behaviours,
        @Nullable EnvironmentsDocument environments,
        @Nullable Resident resident,
        @Nullable ShipmentConfig shipment,
        @Nullable PolicyDocument policy,
        @Nullable List<DeclaredContent> contents) {

    private static final int LAYOUT = 1;

    FreestandConfig toConfig() {
        int layout = Required.of(freestand, "freestand");
        if (layout != LAYOUT) {
            throw new ConfigFault(
                    "this is layout " + layout + " of freestand.yaml, and only layout " + LAYOUT
                            + " is known: write freestand: " + LAYOUT,
                    "freestand");
        }
        return new FreestandConfig(
                Required.of(subject, "subject"),
                version,
                Required.of(variants, "variants"),
                behaviours == null ? List.of() : behaviours,
                environments == null
                        ? new Environments(List.of(Environments.ALL), List.of(Environments.ALL))
                        : environments.toEnvironments(),
                resident,
                shipment == null ? ShipmentConfig.NONE : shipment,
                policy == null ? Policy.NONE : policy.toPolicy(),
                contents == null ? List.of() : contents);
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
            @Nullable Map<String, SeverityWord> severities,
            @Nullable List<Waiver> waivers,
            @Nullable Age maxAge,
            @Nullable RegressionsDocument regressions) {

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
                    regressions == null ? Regressions.NONE : regressions.toRegressions());
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
                    Required.of(rule, "rule"),
                    variant,
                    Required.of(reason, "reason"),
                    day(Required.of(until, "until")));
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
            return new DeclaredContent(Required.of(purl, "purl"), license, variant);
        }
    }
}
