/**
 * What a command brings along for people: manual pages and completions, made from its picocli model while it is built. Knows
 * none of the commands.
 */
@NullMarked
package dev.freestand.manual;

import org.jspecify.annotations.NullMarked;
