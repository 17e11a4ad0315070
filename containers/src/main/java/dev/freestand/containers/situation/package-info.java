/**
 * Networks and files about identity and place that static programs trip over, each in a cell that supplies it: what a file
 * does there, and what it is seen to open. Judges nothing.
 */
@NullMarked
package dev.freestand.containers.situation;

import org.jspecify.annotations.NullMarked;
