package dev.freestand.attest;

import org.jspecify.annotations.Nullable;

/**
 * Whom the reader of a shipment believes. With neither key nor identity, who signed stays open.
 *
 * @param key the public key that it has to be signed by; null for none
 * @param identity the identity that it has to be signed with; null for none
 * @param unsigned whether digests without a signature are enough
 */
public record VerificationPolicy(
        @Nullable VerifyingKey key, @Nullable IdentityCheck identity, boolean unsigned) {}
