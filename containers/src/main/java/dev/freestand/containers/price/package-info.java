/** What a variant costs at run time: memory of processes that live at the same time, start-up, size, replacement. */
@NullMarked
package dev.freestand.containers.price;

import org.jspecify.annotations.NullMarked;
