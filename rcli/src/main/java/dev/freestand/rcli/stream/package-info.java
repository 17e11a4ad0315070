/** Inputs and outputs of a run: files, standard streams, replacement of a file in one step, progress. */
@NullMarked
package dev.freestand.rcli.stream;

import org.jspecify.annotations.NullMarked;
