/** What a shipment states of itself, and whether that holds: digests, statement, proof and signatures. */
@NullMarked
package dev.freestand.attest;

import org.jspecify.annotations.NullMarked;
