package dev.freestand.attest;

import dev.freestand.core.facts.Outcome;
import java.util.Objects;

/**
 * One thing that was looked at in a shipment.
 *
 * @param check stable word for what was looked at, such as {@code digests}
 * @param outcome {@code PASS}, {@code FAIL}, {@code INCONCLUSIVE} for what was not established, or
 *     {@code NOT_APPLICABLE} for what was not asked
 * @param message one or more lines for people
 */
public record ShipmentFinding(String check, Outcome outcome, String message) {

    public ShipmentFinding {
        Objects.requireNonNull(check);
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(message);
    }
}
