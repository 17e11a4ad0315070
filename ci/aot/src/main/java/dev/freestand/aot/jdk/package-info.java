/** What takes the place of parts of the JDK in the native file. */
package dev.freestand.aot.jdk;
