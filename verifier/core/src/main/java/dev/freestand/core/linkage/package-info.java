/**
 * How a program is linked. What sort of file it is and what decides are read from segments; outside tools corroborate.
 * A file is static only when that was established, and unknown is never static.
 */
@NullMarked
package dev.freestand.core.linkage;

import org.jspecify.annotations.NullMarked;
