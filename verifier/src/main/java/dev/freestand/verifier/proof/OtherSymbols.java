package dev.freestand.verifier.proof;

import java.util.Objects;

/**
 * Rooms of one section that are not listed one by one.
 *
 * @param section the section; empty where it is not known
 * @param count how many
 * @param size all of them together, in bytes
 */
public record OtherSymbols(String section, int count, long size) {

    public OtherSymbols {
        Objects.requireNonNull(section);
    }
}
