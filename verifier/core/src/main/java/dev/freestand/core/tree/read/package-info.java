/** From the file of a program to the tree of what it loads, and that tree as JSON. */
@NullMarked
package dev.freestand.core.tree.read;

import org.jspecify.annotations.NullMarked;
