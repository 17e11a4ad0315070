/** How a run ends: exit status, and the one line that says why without showing a key. */
@NullMarked
package dev.freestand.rcli.failure;

import org.jspecify.annotations.NullMarked;
