/** What a variant costs at run time: memory of processes that live at the same time, size, replacement. */
@NullMarked
package dev.freestand.containers.cost;

import org.jspecify.annotations.NullMarked;
