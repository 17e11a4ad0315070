/** What the commands do: one class for each. */
@NullMarked
package dev.freestand.rcli.job;

import org.jspecify.annotations.NullMarked;
