package dev.freestand.cli.ship;

import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.proof.VariantRecord;

/**
 * A proved binary in the shipment.
 *
 * @param variant what was asked of it
 * @param record what was proved of it
 * @param name its name in the shipment
 * @param sha256 digest of the bytes in the shipment, lower-case hex; the same as the proof's
 */
record ShippedFile(Variant variant, VariantRecord record, String name, String sha256) {}
