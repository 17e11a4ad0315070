/** The command line: options, help, and what is said of mistakes. */
@NullMarked
package dev.freestand.rcli.command;

import org.jspecify.annotations.NullMarked;
