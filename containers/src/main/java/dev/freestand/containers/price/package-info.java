/** What a variant costs whoever runs it: memory of processes that live at the same time, start-up, size, mending. */
@NullMarked
package dev.freestand.containers.price;

import org.jspecify.annotations.NullMarked;
