/**
 * The age file format, version 1, as <a href="https://age-encryption.org/v1">its specification</a> states it: recipients of
 * X25519 and of a passphrase (scrypt), and the ASCII armour.
 *
 * <p>What is read is held to the letter of the specification; what is written is read by every other implementation. The
 * primitives are Bouncy Castle's. Nothing here opens a file or asks the system for anything: bytes come from a {@link
 * dev.freestand.rcli.age.ByteInput}, go to a {@link dev.freestand.rcli.age.ByteOutput}, and random ones are from {@link
 * dev.freestand.rcli.age.RandomBytes}.
 */
@NullMarked
package dev.freestand.rcli.age;

import org.jspecify.annotations.NullMarked;
