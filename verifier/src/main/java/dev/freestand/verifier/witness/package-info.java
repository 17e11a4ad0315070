/**
 * What outside tools say about a file: {@code ldd}, {@code file} and {@code size}. Each is asked in the C locale under
 * limits of time, output and, where the host allows, inside a sandbox; each answer is kept with the tool's version and
 * its own words. A tool that is missing, or must not be asked, is a witness that is absent and says why.
 */
@NullMarked
package dev.freestand.verifier.witness;

import org.jspecify.annotations.NullMarked;
