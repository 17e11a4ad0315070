/**
 * The oldest Linux whose system calls are enough for a file: its behaviours are run again while newer calls end with ENOSYS.
 * Only whole calls are taken away: what an older kernel does otherwise in a call that it has is not seen.
 */
@NullMarked
package dev.freestand.containers.kernel;

import org.jspecify.annotations.NullMarked;
