/**
 * Whole trees: every ELF file below some folders, found and inspected by all processors at once. Nothing in a tree can
 * stop it, and what could not be read is counted and named.
 */
@NullMarked
package dev.freestand.verifier.scan;

import org.jspecify.annotations.NullMarked;
