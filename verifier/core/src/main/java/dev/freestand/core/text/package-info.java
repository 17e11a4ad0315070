/** What is known of a file, in words and as text for a terminal: the same from both editions. */
@NullMarked
package dev.freestand.core.text;

import org.jspecify.annotations.NullMarked;
