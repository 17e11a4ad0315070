/** What runs a cell: Docker, or a sandbox without a daemon. An engine does not judge. */
@NullMarked
package dev.freestand.containers.engine;

import org.jspecify.annotations.NullMarked;
