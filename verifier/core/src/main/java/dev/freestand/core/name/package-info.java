/**
 * Names from outside as text, of files as of what stands in them. A name is a row of bytes: it need not be UTF-8, and it may
 * hold characters that a terminal or an editor acts upon. Here it becomes text from which its bytes can be restored
 * ({@link dev.freestand.core.name.RawText}), and text that is safe to show
 * ({@link dev.freestand.core.name.EscapedText}).
 */
@NullMarked
package dev.freestand.core.name;

import org.jspecify.annotations.NullMarked;
