/** What sets each floor of a file, step by step, and the usual fix for each. */
@NullMarked
package dev.freestand.core.floor.step;

import org.jspecify.annotations.NullMarked;
