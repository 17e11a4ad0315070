/** What makes a file harder to attack, as far as its segments and its dynamic section show it. */
@NullMarked
package dev.freestand.core.hardening;

import org.jspecify.annotations.NullMarked;
