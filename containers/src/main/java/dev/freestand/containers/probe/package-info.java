/** What the engines put into a cell and what comes back: instructions for the probe, and its answers, read strictly. */
@NullMarked
package dev.freestand.containers.probe;

import org.jspecify.annotations.NullMarked;
