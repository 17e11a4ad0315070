package dev.freestand.verifier.proof;

import java.util.Objects;

/**
 * Room that the functions and objects of one name take.
 *
 * @param section the section that they are in; empty where it is not known
 * @param name the symbol's name
 * @param size their length in bytes
 */
public record SymbolSize(String section, String name, long size) {

    public SymbolSize {
        Objects.requireNonNull(section);
        Objects.requireNonNull(name);
    }
}
