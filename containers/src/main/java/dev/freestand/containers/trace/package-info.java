/**
 * What a file asks of the kernel while it runs: system calls, paths, and what was mapped into its memory, as {@code strace}
 * sees it on this machine. Knows nothing of verdicts.
 */
@NullMarked
package dev.freestand.containers.trace;

import org.jspecify.annotations.NullMarked;
