/** The operating system: the one interface to it, and what implements it on a Java virtual machine and in the native file. */
@NullMarked
package dev.freestand.rcli.posix;

import org.jspecify.annotations.NullMarked;
