/**
 * Runs every variant in every environment and judges what happened against what was asked and predicted.
 *
 * <p>What no cell can decide: whether the file would behave elsewhere as it does here. A program can detect that it is
 * in a cell (its parent is process 1, {@code /freestand/probe} exists, there is no network) and behave while it is
 * watched. A proof states what was seen of these bytes, not what they mean to do. Limits of memory are per process in
 * the sandbox, where the number of processes is only limited for users other than root; Docker limits both for the cell
 * as a whole.
 */
@NullMarked
package dev.freestand.containers.portability;

import org.jspecify.annotations.NullMarked;
