/** The {@code freestand} command: one class per verb. */
@NullMarked
package dev.freestand.cli.command;

import org.jspecify.annotations.NullMarked;
