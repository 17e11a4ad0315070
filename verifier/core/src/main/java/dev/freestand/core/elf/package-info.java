/**
 * Reads ELF files into immutable records: header, segments, dynamic section, sections, needed symbol versions, notes.
 * Total over hostile input: any bytes give a record or an {@link dev.freestand.core.elf.ElfFormatException}, every
 * read is checked against the file's length, and what may be allocated is bounded by
 * {@link dev.freestand.core.elf.read.ElfReader#MAX_ALLOCATION}. What decides (interpreter, needed libraries) is read
 * from segments, as the kernel and the loader read it; sections are a convenience that may be missing.
 */
@NullMarked
package dev.freestand.core.elf;

import org.jspecify.annotations.NullMarked;
