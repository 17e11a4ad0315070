/** Takes the place of {@code java.text}. */
package dev.freestand.rcli.aot.jdk.java.text;
