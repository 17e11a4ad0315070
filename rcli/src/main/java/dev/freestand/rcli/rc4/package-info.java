/** The RC4 cipher and its keys; needs nothing else. */
@NullMarked
package dev.freestand.rcli.rc4;

import org.jspecify.annotations.NullMarked;
