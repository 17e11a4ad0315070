package dev.freestand.verifier.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
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
    static ShipmentConfig of(ShipmentDocument document) {
        return document.toShipment();
    }
}
