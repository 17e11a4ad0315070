package dev.freestand.verifier.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.freestand.verifier.policy.value.Required;
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
        SortedMap<String, List<String>> files, @Nullable PackageConfig packages) {

    /** Nothing but the proved files. */
    public static final ShipmentConfig NONE = new ShipmentConfig(new TreeMap<>(), null);

    public ShipmentConfig {
        files = Placement.inside(files);
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
                @Nullable Map<String, List<String>> install) {

            PackageConfig toPackage() {
                return new PackageConfig(
                        Required.of(formats, "formats"),
                        name,
                        variants == null ? List.of() : variants,
                        Required.of(maintainer, "maintainer"),
                        Required.of(license, "license"),
                        Required.of(summary, "summary"),
                        description,
                        homepage,
                        section == null ? "utils" : section,
                        depends == null ? Map.of() : depends,
                        new TreeMap<>(install == null ? Map.of() : install));
            }
        }
    }
}
