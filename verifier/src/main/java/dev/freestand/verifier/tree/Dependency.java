package dev.freestand.verifier.tree;

/**
 * A name in an object's dynamic section that the loader looks for.
 *
 * @param kind the tag that it stands under
 */
record Dependency(Need.Kind kind, String name) {}
