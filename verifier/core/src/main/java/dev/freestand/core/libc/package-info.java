/**
 * Which C library a file uses, or holds. A dynamic file says so itself; a static one only by marks that the library's
 * own code and data leave in it, stripped or not. Two independent marks are asked for, and without them the answer is
 * unknown. That there is none takes proof too. Every answer states what it rests on.
 */
@NullMarked
package dev.freestand.core.libc;

import org.jspecify.annotations.NullMarked;
