package dev.freestand.core.elf;

/**
 * One program header (gABI chapter 5). Numbers are unsigned.
 *
 * @param type p_type, such as {@link ElfConstants#PT_LOAD}
 * @param flags p_flags: {@link ElfConstants#PF_R}, {@link ElfConstants#PF_W}, {@link ElfConstants#PF_X}
 * @param offset p_offset, where it begins in the file
 * @param address p_vaddr
 * @param fileSize p_filesz
 * @param memorySize p_memsz
 * @param alignment p_align
 */
public record Segment(
        long type, long flags, long offset, long address, long fileSize, long memorySize, long alignment) {

    /** Whether it is loaded with the permission to write. */
    public boolean writable() {
        return (flags & ElfConstants.PF_W) != 0;
    }

    /** Whether it is loaded with the permission to execute. */
    public boolean executable() {
        return (flags & ElfConstants.PF_X) != 0;
    }

    /** Whether the file has a byte for this address in this segment. */
    public boolean holds(long wanted) {
        return Long.compareUnsigned(wanted - address, fileSize) < 0;
    }
}
