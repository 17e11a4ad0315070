/** What the command line and the Maven plugin both call: the parts put together. */
@NullMarked
package dev.freestand.cli.pipeline;

import org.jspecify.annotations.NullMarked;
