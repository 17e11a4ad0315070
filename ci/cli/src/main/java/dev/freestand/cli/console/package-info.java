/** The process's own words, streams, colours and last resorts: what every command needs of the terminal and the machine. */
@NullMarked
package dev.freestand.cli.console;

import org.jspecify.annotations.NullMarked;
