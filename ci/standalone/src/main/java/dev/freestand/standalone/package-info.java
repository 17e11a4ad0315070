/**
 * Freestand as one static file: what needs no other program. Runs as C that TeaVM makes of these classes and of the core;
 * talks to the system through the C library alone.
 */
@NullMarked
package dev.freestand.standalone;

import org.jspecify.annotations.NullMarked;
