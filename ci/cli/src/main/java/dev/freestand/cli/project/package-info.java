/** A freestand.yaml with its folders, the variants that are selected, how a run ends, and files that are written whole. */
@NullMarked
package dev.freestand.cli.project;

import org.jspecify.annotations.NullMarked;
