/** The same pipeline as the command line's, as goals of a Maven build. */
@NullMarked
package dev.freestand.maven;

import org.jspecify.annotations.NullMarked;
