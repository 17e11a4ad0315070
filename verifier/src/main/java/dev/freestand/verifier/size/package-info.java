/**
 * Size breakdown in a file: by section; by symbol, from its separate debug file; by library and archive member, from
 * the linker's map; what stripping saved; and how two files differ. A debug file or a map of another
 * link is refused.
 */
@NullMarked
package dev.freestand.verifier.size;

import org.jspecify.annotations.NullMarked;
