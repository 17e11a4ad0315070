package dev.freestand.verifier.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@code freestand.yaml} below the key {@code shipment}. Whoever ships gives its type to
 * {@link dev.freestand.verifier.policy.yaml.ConfigLoader}, so that the whole file is read and checked at once.
 */
public interface ShipmentSection {

    /**
     * Refuses what contradicts the rest of the file.
     *
     * @param subject the subject's name
     * @param version the subject's version; null when not given
     * @param shipped names of the variants that are shipped
     * @throws dev.freestand.verifier.policy.value.InconsistentConfigException naming the key
     */
    void checkFor(String subject, @Nullable String version, List<String> shipped);
}
