package dev.freestand.core.tree;

/**
 * One path that did not do.
 *
 * @param path seen from inside the root
 * @param why in words for people
 */
public record RejectedPath(String path, String why) {}
