/** What makes a file harder to attack, as far as its segments and its dynamic section tell. */
@NullMarked
package dev.freestand.core.hardening;

import org.jspecify.annotations.NullMarked;
