/** What runs a cell: Docker, or a sandbox without a daemon. An engine knows nothing of verdicts. */
@NullMarked
package dev.freestand.containers.engine;

import org.jspecify.annotations.NullMarked;
