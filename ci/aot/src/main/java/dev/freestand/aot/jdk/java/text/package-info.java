/** Takes the place of {@code java.text}. */
package dev.freestand.aot.jdk.java.text;
