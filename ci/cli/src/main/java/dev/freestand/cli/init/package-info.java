/**
 * Writes the first {@code freestand.yaml} of a project: which toolchain it has, by its manifest; how that builds the program;
 * what the program does, recorded in a cell.
 */
@NullMarked
package dev.freestand.cli.init;

import org.jspecify.annotations.NullMarked;
