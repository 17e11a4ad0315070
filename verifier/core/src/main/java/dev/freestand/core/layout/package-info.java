/** What a file's headers account for, byte by byte, what lies behind that, and which kernels' pages it can be mapped to. */
@NullMarked
package dev.freestand.core.layout;

import org.jspecify.annotations.NullMarked;
