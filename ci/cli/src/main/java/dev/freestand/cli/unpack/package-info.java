/**
 * Archives and packages of any origin, unpacked into a folder that nothing of them can leave. What a file is, its content
 * tells, never its name.
 */
@NullMarked
package dev.freestand.cli.unpack;

import org.jspecify.annotations.NullMarked;
