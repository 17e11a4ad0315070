/** Runs every variant in every environment and judges what happened against what was asked and predicted. */
@NullMarked
package dev.freestand.containers.portability;

import org.jspecify.annotations.NullMarked;
