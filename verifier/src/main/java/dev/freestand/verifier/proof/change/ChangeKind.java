package dev.freestand.verifier.proof.change;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What sort of thing changed between two proofs; the words of {@code policy.regressions.fail}. */
public enum ChangeKind {
    @JsonProperty("needed")
    NEEDED("needed"),
    /** The oldest symbol version, kernel or processor that it runs with. */
    @JsonProperty("floor")
    FLOOR("floor"),
    /** How the file is linked: linkage, C library, interpreter, machine, stripped. */
    @JsonProperty("linkage")
    LINKAGE("linkage"),
    /** What makes it harder to attack. */
    @JsonProperty("hardening")
    HARDENING("hardening"),
    /** What a static file may still require from its host. */
    @JsonProperty("hazard")
    HAZARD("hazard"),
    /** An environment in which it runs. */
    @JsonProperty("environment")
    ENVIRONMENT("environment"),
    /** The outcome of a rule. */
    @JsonProperty("check")
    CHECK("check"),
    /** A variant that is there at all. */
    @JsonProperty("variant")
    VARIANT("variant");

    private final String label;

    ChangeKind(String label) {
        this.label = label;
    }

    /** The word for it in JSON and in {@code freestand.yaml}. */
    public String label() {
        return label;
    }
}
