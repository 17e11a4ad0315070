package dev.freestand.core.elf;

/**
 * One entry of the dynamic section.
 *
 * @param tag d_tag, such as {@link ElfConstants#DT_NEEDED}; in 32-bit files not sign-extended
 * @param value d_val or d_ptr
 */
public record DynamicEntry(long tag, long value) {}
