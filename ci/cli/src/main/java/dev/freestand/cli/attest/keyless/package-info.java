/** Signing and verifying with identities, by sigstore-java. Nothing else touches that library, which takes a while to load. */
@NullMarked
package dev.freestand.cli.attest.keyless;

import org.jspecify.annotations.NullMarked;
