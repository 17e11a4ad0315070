/** The oldest C library, kernel and processor that a file asks for: what a host must have at least. */
@NullMarked
package dev.freestand.core.floor;

import org.jspecify.annotations.NullMarked;
