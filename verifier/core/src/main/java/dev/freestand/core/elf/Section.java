package dev.freestand.core.elf;

/**
 * One section header (gABI chapter 4). Numbers are unsigned.
 *
 * @param name from the section name table; empty where there is none
 * @param type sh_type
 * @param flags sh_flags
 * @param address sh_addr
 * @param offset sh_offset
 * @param size sh_size; for SHT_NOBITS room in memory only
 */
public record Section(String name, long type, long flags, long address, long offset, long size) {}
