package dev.freestand.verifier.tree;

/**
 * One path that did not do.
 *
 * @param path seen from inside the root
 * @param why in words for people
 */
public record Attempt(String path, String why) {}
