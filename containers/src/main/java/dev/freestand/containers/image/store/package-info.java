/**
 * The cache on disk: blobs and unpacked trees under their digests, written whole or not at all, and checked when used.
 */
@NullMarked
package dev.freestand.containers.image.store;

import org.jspecify.annotations.NullMarked;
