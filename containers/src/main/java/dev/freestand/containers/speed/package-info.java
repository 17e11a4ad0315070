/** How fast variants are beside each other: start-up and workloads, timed in turns in a sandbox on this machine's libraries. */
@NullMarked
package dev.freestand.containers.speed;

import org.jspecify.annotations.NullMarked;
