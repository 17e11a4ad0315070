package dev.freestand.core.elf;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The notes of a file. Loaders hardly look at them, so damaged notes do not cost the rest of the record: reading them
 * ends at the damage, and {@code problem} says so.
 *
 * @param all in the file's order
 * @param abiTag content of the first NT_GNU_ABI_TAG
 * @param buildId NT_GNU_BUILD_ID, lower-case hex
 * @param properties NT_GNU_PROPERTY_TYPE_0's entries that hold one 32-bit number
 * @param problem what is wrong, or null
 * @param elsewhere where notes were found otherwise than in a PT_NOTE segment as it states itself, one sentence a place
 */
public record Notes(
        List<Note> all,
        @Nullable AbiTag abiTag,
        @Nullable String buildId,
        List<Property> properties,
        @Nullable String problem,
        List<String> elsewhere) {

    public static final Notes NONE = new Notes(List.of(), null, null, List.of(), null, List.of());

    /** x86: instruction set levels that the file needs (x86-64 psABI, GNU_PROPERTY_X86_ISA_1_NEEDED). */
    public static final long X86_ISA_1_NEEDED = 0xc0008002L;

    /** x86: branches and returns that the processor may guard (x86-64 psABI, GNU_PROPERTY_X86_FEATURE_1_AND). */
    public static final long X86_FEATURE_1_AND = 0xc0000002L;

    /** The same for aarch64 (ELF for the Arm 64-bit Architecture, GNU_PROPERTY_AARCH64_FEATURE_1_AND). */
    public static final long AARCH64_FEATURE_1_AND = 0xc0000000L;

    public Notes {
        all = List.copyOf(all);
        properties = List.copyOf(properties);
        elsewhere = List.copyOf(elsewhere);
    }

    /** Value of a program property. */
    public OptionalLong property(long type) {
        return properties.stream()
                .filter(property -> property.type() == type)
                .mapToLong(Property::value)
                .findFirst();
    }

    /** Whether a note of this owner exists. */
    public boolean ownedBy(String owner) {
        return all.stream().anyMatch(note -> note.owner().equals(owner));
    }

    /**
     * Oldest kernel that the C library of the file works with.
     *
     * @param os 0 for Linux
     * @param major first number of the kernel's version
     * @param minor second number
     * @param patch third number
     */
    public record AbiTag(long os, long major, long minor, long patch) {}

    /**
     * One program property (Linux gABI extension).
     *
     * @param type pr_type
     * @param value its 32 bits
     */
    public record Property(long type, long value) {}
}
