/**
 * Layers: each archive is read through and checked once, then unpacked into a tree that no entry can leave.
 */
@NullMarked
package dev.freestand.containers.image.layer;

import org.jspecify.annotations.NullMarked;
