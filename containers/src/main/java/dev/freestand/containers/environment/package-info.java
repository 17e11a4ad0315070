/** Where a binary can be run: the catalogue of environments, and the cache in which their trees are prepared. */
@NullMarked
package dev.freestand.containers.environment;

import org.jspecify.annotations.NullMarked;
