/** Findings, each said once with every place where it was found. */
@NullMarked
package dev.freestand.core.finding;

import org.jspecify.annotations.NullMarked;
