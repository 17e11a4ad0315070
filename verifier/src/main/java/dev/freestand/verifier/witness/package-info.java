/**
 * What outside tools say about a file: {@code ldd}, {@code file}, {@code size} and, where it is there, {@code readelf}.
 * Each is asked in the C locale under limits of time, output and, where the host allows, inside a sandbox; each answer is
 * kept with the tool's version and its own words. A tool that is missing is an absent witness, one that must not be asked
 * about a file was not asked; each states why.
 */
@NullMarked
package dev.freestand.verifier.witness;

import org.jspecify.annotations.NullMarked;
