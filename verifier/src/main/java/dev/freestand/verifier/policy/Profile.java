package dev.freestand.verifier.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A named set of severities, by family of rules: {@code FS3} stands for {@code FS301}, {@code FS302}, ... */
public enum Profile {
    /** No warning is tolerated. */
    @JsonProperty("strict")
    STRICT(
            "strict",
            Map.of(
                    "FS1",
                    Severity.FAIL,
                    "FS2",
                    Severity.FAIL,
                    "FS3",
                    Severity.FAIL,
                    "FS4",
                    Severity.FAIL,
                    "FS5",
                    Severity.FAIL)),
    /** For files that must stand free: what a static file may still require from its host is a failure. */
    @JsonProperty("static")
    STATIC("static", Map.of("FS1", Severity.FAIL, "FS3", Severity.FAIL)),
    /** For dynamic files that go to many hosts: floors are failures; hazards, which the host's own library handles, are not. */
    @JsonProperty("portable-dynamic")
    PORTABLE_DYNAMIC("portable-dynamic", Map.of("FS1", Severity.FAIL, "FS3", Severity.WARN, "FS4", Severity.FAIL));

    private static final int FAMILY = 3;

    private final String label;
    private final Map<String, Severity> families;

    Profile(String label, Map<String, Severity> families) {
        this.label = label;
        this.families = families;
    }

    /** The word used in {@code freestand.yaml}. */
    public String label() {
        return label;
    }

    /** The severity of a rule, or null where the profile says nothing of it. */
    @Nullable
    Severity severity(String rule) {
        return families.get(rule.substring(0, Math.min(FAMILY, rule.length())));
    }
}
