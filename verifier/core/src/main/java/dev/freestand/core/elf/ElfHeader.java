package dev.freestand.core.elf;

/**
 * The ELF header (gABI chapter 4).
 *
 * @param bits 32 or 64
 * @param byteOrder of every number in the file
 * @param osAbi EI_OSABI
 * @param type e_type, such as {@link ElfConstants#ET_EXEC}
 * @param machine e_machine
 * @param entry e_entry, the address where the program starts
 * @param segmentOffset e_phoff
 * @param sectionOffset e_shoff, 0 where there is no section table
 * @param flags e_flags, meaning depends on the machine
 * @param segmentEntrySize e_phentsize
 * @param segmentCount e_phnum as it stands in the file; 0xffff (PN_XNUM) sends to sh_info of section 0
 * @param sectionEntrySize e_shentsize
 * @param sectionCount e_shnum as it stands in the file; 0 sends to sh_size of section 0
 * @param sectionNameIndex e_shstrndx as it stands in the file; 0xffff (SHN_XINDEX) sends to sh_link of section 0
 */
public record ElfHeader(
        int bits,
        Endianness byteOrder,
        int osAbi,
        int type,
        int machine,
        long entry,
        long segmentOffset,
        long sectionOffset,
        long flags,
        int segmentEntrySize,
        int segmentCount,
        int sectionEntrySize,
        int sectionCount,
        int sectionNameIndex) {

    /** Whether the class is not the one in which Linux runs programs of this machine first, as with x32. */
    public boolean classMismatch() {
        return ElfClassCheck.mismatch(bits == 64, machine);
    }

    /** Whether it is for the x32 ABI: 64-bit instructions and 32-bit pointers, which the kernel may be built without. */
    public boolean x32() {
        return bits == 32 && machine == ElfConstants.EM_X86_64;
    }
}
