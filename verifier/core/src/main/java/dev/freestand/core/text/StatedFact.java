package dev.freestand.core.text;

/**
 * One thing that is known of a file, in words.
 *
 * @param name what it is about
 * @param words what is known; {@code unknown} or {@code not applicable} where that is the answer, with the reason
 */
public record StatedFact(String name, String words) {}
