package dev.freestand.verifier.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code freestand.yaml}.
 *
 * @param subject the subject's name
 * @param version the subject's version; null when not given
 * @param variants the ways in which it is linked, at least one
 * @param behaviours what each must do
 * @param environments where
 * @param resident how it is kept alive to measure its memory; null when that is not told
 * @param shipment what is shipped beside the proved files
 * @param policy what is made of the rules' findings
 */
public record FreestandConfig(
        String subject,
        @Nullable String version,
        List<Variant> variants,
        List<Behaviour> behaviours,
        Environments environments,
        @Nullable Resident resident,
        ShipmentConfig shipment,
        Policy policy) {

    public FreestandConfig {
        FileName.check(subject);
        if (version != null) {
            FileName.check(version);
        }
        variants = List.copyOf(variants);
        behaviours = List.copyOf(behaviours);
        if (variants.isEmpty()) {
            throw new IllegalArgumentException("there is no variant");
        }
        unique("variant", variants.stream().map(Variant::name).toList());
        for (Waiver waiver : policy.waivers()) {
            if (waiver.variant() != null
                    && variants.stream().noneMatch(variant -> variant.name().equals(waiver.variant()))) {
                throw new IllegalArgumentException("the waiver of " + waiver.rule() + " is for a variant "
                        + waiver.variant() + ", and there is none");
            }
        }
        unique("behaviour", behaviours.stream().map(Behaviour::name).toList());
        PackageConfig packages = shipment.packages();
        if (packages != null) {
            packages.checkFor(subject, version);
            for (String packaged : packages.variants()) {
                if (variants.stream()
                        .noneMatch(variant -> variant.ship() && variant.name().equals(packaged))) {
                    throw new IllegalArgumentException("shipment.packages names the variant " + packaged
                            + ", and none of that name has 'ship: true'");
                }
            }
        }
    }

    /** The variant of that name. */
    public Optional<Variant> variant(String name) {
        return variants.stream().filter(variant -> variant.name().equals(name)).findFirst();
    }

    /** Failures accepted for a while. */
    public List<Waiver> waivers() {
        return policy.waivers();
    }

    private static void unique(String what, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            if (names.indexOf(names.get(i)) != i) {
                throw new IllegalArgumentException("two " + what + "s are named " + names.get(i));
            }
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static FreestandConfig of(ConfigDocument document) {
        return document.toConfig();
    }
}
