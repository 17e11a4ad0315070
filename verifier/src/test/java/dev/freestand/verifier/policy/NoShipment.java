package dev.freestand.verifier.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The key {@code shipment} where nothing is shipped: it may be there, and holds no keys. */
public record NoShipment() implements ShipmentSection {

    @Override
    public void checkFor(String subject, @Nullable String version, List<String> shipped) {}
}
