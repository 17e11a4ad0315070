package dev.freestand.core.tree;

/**
 * A name in an object's dynamic section that the loader looks for.
 *
 * @param kind the tag that it stands under
 */
record NeededEntry(NeededLibrary.Kind kind, String name) {}
