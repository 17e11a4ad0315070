package dev.freestand.cli.pack;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.freestand.core.name.Suggestion;
import dev.freestand.verifier.policy.ShipmentSection;
import dev.freestand.verifier.policy.value.InconsistentConfigException;
import dev.freestand.verifier.policy.value.RequiredFields;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is shipped beside the proved files.
 *
 * @param files glob patterns, relative to the folder of {@code freestand.yaml}, by their place in the shipment: a folder
 *     with '/' at its end, or the path of one file
 * @param packages the packages that the proved files are put into; null: none
 */
public record ShipmentConfig(
        SortedMap<String, List<String>> files, @Nullable PackageConfig packages) implements ShipmentSection {

    /** Nothing but the proved files. */
    public static final ShipmentConfig NONE = new ShipmentConfig(new TreeMap<>(), null);

    public ShipmentConfig {
        files = Placement.inside(files);
    }

    @Override
    public void checkFor(String subject, @Nullable String version, List<String> shipped) {
        if (packages == null) {
            return;
        }
        packages.checkFor(subject, version);
        for (int i = 0; i < packages.variants().size(); i++) {
            String packaged = packages.variants().get(i);
            if (!shipped.contains(packaged)) {
                throw new InconsistentConfigException(
                        "shipment.packages names the variant " + packaged + ", and none of that name has 'ship: true'"
                                + Suggestion.question(packaged, shipped),
                        "shipment",
                        "packages",
                        "variants",
                        i);
            }
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ShipmentConfig of(Document document) {
        return document.toShipment();
    }

    /** What is shipped beside the proved files, as it stands in the file. */
    record Document(
            @Nullable Map<String, List<String>> files,
            @Nullable PackageConfig packages) {

        ShipmentConfig toShipment() {
            return new ShipmentConfig(new TreeMap<>(files == null ? Map.of() : files), packages);
        }

        /** Packages as they stand in the file. */
        record PackageDocument(
                @Nullable List<PackageFormat> formats,
                @Nullable String name,
                @Nullable List<String> variants,
                @Nullable String maintainer,
                @Nullable String license,
                @Nullable String summary,
                @Nullable String description,
                @Nullable String homepage,
                @Nullable String section,
                @Nullable Map<PackageFormat, List<PackageDependency>> depends,
                @Nullable Map<PackageFormat, List<PackageDependency>> recommends,
                @Nullable Map<String, List<String>> install) {

            PackageConfig toPackage() {
                return new PackageConfig(
                        RequiredFields.of(formats, "formats"),
                        name,
                        variants == null ? List.of() : variants,
                        new PackageConfig.Metadata(
                                RequiredFields.of(maintainer, "maintainer"),
                                RequiredFields.of(license, "license"),
                                RequiredFields.of(summary, "summary"),
                                description,
                                homepage,
                                section == null ? "utils" : section),
                        depends == null ? Map.of() : depends,
                        recommends == null ? Map.of() : recommends,
                        new TreeMap<>(install == null ? Map.of() : install));
            }
        }
    }
}
