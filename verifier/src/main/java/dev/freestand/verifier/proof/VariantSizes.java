package dev.freestand.verifier.proof;

import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Size breakdown in one variant's file, and how much it may take.
 *
 * @param variant the variant's name
 * @param budget most bytes that the file may have; null without a limit
 * @param sectionBudgets most bytes that a section may have, by name; a section that is not named has no limit
 * @param unstripped length in bytes of the same program before it was stripped; null where there is no such twin
 * @param zeros names of sections that take room in memory and none in the file (SHT_NOBITS)
 * @param rooms by symbol, the largest first
 * @param others the rooms of smaller symbols that {@code rooms} leaves out, summed by section
 * @param basis what the rooms were read from; without any, why not
 */
public record VariantSizes(
        String variant,
        @Nullable Long budget,
        SortedMap<String, Long> sectionBudgets,
        @Nullable Long unstripped,
        List<String> zeros,
        List<SymbolSize> rooms,
        List<OtherSymbols> others,
        String basis) {

    public VariantSizes {
        Objects.requireNonNull(variant);
        Objects.requireNonNull(basis);
        sectionBudgets = new TreeMap<>(sectionBudgets);
        zeros = List.copyOf(zeros);
        rooms = List.copyOf(rooms);
        others = List.copyOf(others);
    }

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
}
