/**
 * Compiles the program to C. Nothing of this package is in the jar or the native file; only the stand-ins in {@code
 * jdk} are in the native file.
 *
 * <p>Not null-marked, as the only packages here: it extends TeaVM's interfaces and takes the place of the JDK's
 * classes, and neither states where it means {@code null}.
 */
package dev.freestand.aot;
