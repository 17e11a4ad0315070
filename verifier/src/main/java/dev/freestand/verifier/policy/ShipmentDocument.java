package dev.freestand.verifier.policy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is shipped beside the proved files, as it stands in the file. */
record ShipmentDocument(
        @Nullable Map<String, List<String>> files, @Nullable PackageConfig packages) {

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
            @Nullable Map<PackageFormat, List<Dependency>> depends,
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
