/** Builds the variants, each by its own command. */
@NullMarked
package dev.freestand.cli.build;

import org.jspecify.annotations.NullMarked;
