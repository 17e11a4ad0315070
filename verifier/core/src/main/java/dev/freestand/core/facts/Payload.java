package dev.freestand.core.facts;

import java.util.List;

/**
 * Bytes behind the image: behind everything that a header, a loaded segment or a section describes. Nothing of it is
 * loaded; a program may read it from its own file, as self-extracting ones do.
 *
 * @param offset where it begins in the file
 * @param size how many bytes there are
 * @param holds what was recognised in it, such as {@code an ELF executable for x86-64 at 0x1c8d0}; empty where nothing
 *     was
 */
public record Payload(long offset, long size, List<String> holds) {

    public Payload {
        holds = List.copyOf(holds);
    }
}
