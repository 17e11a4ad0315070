package dev.freestand.core.elf;

/**
 * Numbers of the System V gABI (chapters 4 and 5) and of its GNU extensions, under their names in those texts. Only
 * those that a decision reads are here.
 */
public final class ElfConstants {

    public static final int ET_REL = 1;
    public static final int ET_EXEC = 2;
    public static final int ET_DYN = 3;
    public static final int ET_CORE = 4;

    public static final long PT_LOAD = 1;
    public static final long PT_DYNAMIC = 2;
    public static final long PT_INTERP = 3;
    public static final long PT_NOTE = 4;
    public static final long PT_PHDR = 6;
    public static final long PT_GNU_PROPERTY = 0x6474e553L;
    public static final long PT_GNU_STACK = 0x6474e551L;
    public static final long PT_GNU_RELRO = 0x6474e552L;

    public static final long PF_X = 1;
    public static final long PF_W = 2;
    public static final long PF_R = 4;

    public static final long SHT_NULL = 0;
    public static final long SHT_SYMTAB = 2;
    public static final long SHT_NOTE = 7;
    public static final long SHT_NOBITS = 8;
    public static final long SHT_DYNSYM = 11;
    public static final long SHF_WRITE = 1;
    public static final long SHF_ALLOC = 2;
    public static final long SHF_EXECINSTR = 4;
    public static final long SHF_COMPRESSED = 0x800;

    public static final long DT_NULL = 0;
    public static final long DT_NEEDED = 1;
    public static final long DT_HASH = 4;
    public static final long DT_STRTAB = 5;
    public static final long DT_SYMTAB = 6;
    public static final long DT_STRSZ = 10;
    public static final long DT_SONAME = 14;
    public static final long DT_RPATH = 15;
    public static final long DT_DEBUG = 21;
    public static final long DT_TEXTREL = 22;
    public static final long DT_BIND_NOW = 24;
    public static final long DT_RUNPATH = 29;
    public static final long DT_FLAGS = 30;
    public static final long DT_RELR = 36;
    public static final long DT_GNU_HASH = 0x6ffffef5L;
    public static final long DT_DEPAUDIT = 0x6ffffefbL;
    public static final long DT_AUDIT = 0x6ffffefcL;
    public static final long DT_VERSYM = 0x6ffffff0L;
    public static final long DT_FLAGS_1 = 0x6ffffffbL;
    public static final long DT_VERDEF = 0x6ffffffcL;
    public static final long DT_VERDEFNUM = 0x6ffffffdL;
    public static final long DT_VERNEED = 0x6ffffffeL;
    public static final long DT_VERNEEDNUM = 0x6fffffffL;
    public static final long DT_AUXILIARY = 0x7ffffffdL;
    public static final long DT_FILTER = 0x7fffffffL;

    public static final long DF_TEXTREL = 4;
    public static final long DF_BIND_NOW = 8;
    public static final long DF_1_NOW = 1;
    public static final long DF_1_PIE = 0x08000000L;

    public static final int EM_386 = 3;
    public static final int EM_MIPS = 8;
    public static final int EM_PPC64 = 21;
    public static final int EM_S390 = 22;
    public static final int EM_ARM = 40;
    public static final int EM_X86_64 = 62;
    public static final int EM_AARCH64 = 183;
    public static final int EM_RISCV = 243;
    public static final int EM_LOONGARCH = 258;

    private ElfConstants() {}
}
