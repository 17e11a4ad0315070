package dev.freestand.verifier.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.freestand.verifier.suggest.Suggestion;
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
 * @param contents what is inside the files that no linker sees
 */
public record FreestandConfig(
        String subject,
        @Nullable String version,
        List<Variant> variants,
        List<Behaviour> behaviours,
        Environments environments,
        @Nullable Resident resident,
        ShipmentConfig shipment,
        Policy policy,
        List<DeclaredContent> contents) {

    public FreestandConfig {
        FileName.check(subject);
        if (version != null) {
            FileName.checkVersion(version);
        }
        variants = List.copyOf(variants);
        behaviours = List.copyOf(behaviours);
        if (variants.isEmpty()) {
            throw new ConfigFault("there is no variant", "variants");
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
        PackageConfig packages = shipment.packages();
        if (packages != null) {
            packages.checkFor(subject, version);
            List<String> shipped =
                    variants.stream().filter(Variant::ship).map(Variant::name).toList();
            for (int i = 0; i < packages.variants().size(); i++) {
                String packaged = packages.variants().get(i);
                if (!shipped.contains(packaged)) {
                    throw new ConfigFault(
                            "shipment.packages names the variant " + packaged
                                    + ", and none of that name has 'ship: true'"
                                    + Suggestion.question(packaged, shipped),
                            "shipment",
                            "packages",
                            "variants",
                            i);
                }
            }
        }
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
            throw new ConfigFault(
                    what + " is for a variant " + variant + ", and there is none" + Suggestion.question(variant, names),
                    path);
        }
    }

    private static void unique(String what, List<String> names, String list, String key) {
        for (int i = 0; i < names.size(); i++) {
            if (names.indexOf(names.get(i)) != i) {
                throw new ConfigFault("two " + what + "s are named " + names.get(i), list, i, key);
            }
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static FreestandConfig of(ConfigDocument document) {
        return document.toConfig();
    }
}
