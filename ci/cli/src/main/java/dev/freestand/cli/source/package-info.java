/** Which sources a folder holds, determined without running anything that the checkout names. */
@NullMarked
package dev.freestand.cli.source;

import org.jspecify.annotations.NullMarked;
