package dev.freestand.core.elf;

import dev.freestand.core.elf.read.ElfReader;

/** What can be wrong with an ELF file; the code is stable and appears in JSON. */
public enum ElfFault {
    /** The file ends before a structure that it announces. */
    TRUNCATED("truncated"),
    /** The first four bytes are not {@code 7f 45 4c 46}. */
    BAD_MAGIC("bad-magic"),
    /** EI_CLASS is neither 32 nor 64 bit. */
    BAD_CLASS("bad-class"),
    /** EI_CLASS says one class, and Linux, which goes by e_machine, would run the file as the other. */
    CLASS_AMBIGUOUS("class-ambiguous"),
    /** EI_DATA is neither little nor big endian. */
    BAD_BYTE_ORDER("bad-byte-order"),
    /** EI_VERSION or e_version is not 1. */
    BAD_VERSION("bad-version"),
    /** e_phentsize is not the size of a program header. */
    BAD_PHENTSIZE("bad-phentsize"),
    /** e_shentsize is not the size of a section header. */
    BAD_SHENTSIZE("bad-shentsize"),
    /** A structure lies, in part or as a whole, outside the file. */
    OFFSET_OUT_OF_FILE("offset-out-of-file"),
    /** An address is in no PT_LOAD segment's part of the file. */
    ADDRESS_UNMAPPED("address-unmapped"),
    /** An address lies in pages of several PT_LOAD segments, so that file and memory may differ there. */
    ADDRESS_AMBIGUOUS("address-ambiguous"),
    /** The program headers that the loader finds in memory are not surely those of the file. */
    HEADERS_AMBIGUOUS("headers-ambiguous"),
    /** The table of program headers is larger than the 64 KiB that Linux accepts. */
    HEADERS_TOO_LARGE("headers-too-large"),
    /** A string has no NUL before the end of its table. */
    STRING_UNTERMINATED("string-unterminated"),
    /** A string is longer than is sane. */
    STRING_TOO_LONG("string-too-long"),
    /** There is more than one PT_INTERP or PT_DYNAMIC, so that readers may disagree. */
    SEGMENT_DUPLICATE("segment-duplicate"),
    /** A segment's size in memory is smaller than in the file. */
    SEGMENT_SIZES("segment-sizes"),
    /** A segment that decides has no bytes in the file, which is no debug companion. */
    CONTENTS_MISSING("contents-missing"),
    /** PT_INTERP holds no path. */
    INTERPRETER_EMPTY("interpreter-empty"),
    /** PT_DYNAMIC's file offset and address name different places, so that readers may disagree. */
    DYNAMIC_AMBIGUOUS("dynamic-ambiguous"),
    /** The dynamic section has no DT_NULL. */
    DYNAMIC_UNTERMINATED("dynamic-unterminated"),
    /** A dynamic entry needs DT_STRTAB and DT_STRSZ, which are missing. */
    STRING_TABLE_MISSING("string-table-missing"),
    /** A list of needed versions does not go forward, or its count and its links disagree. */
    VERSIONS_INCONSISTENT("versions-inconsistent"),
    /** A table does not fit into itself: an index or a count names an entry that is not there. */
    INDEX_OUT_OF_RANGE("index-out-of-range"),
    /** A note's sizes reach past its segment. */
    NOTE_OVERRUN("note-overrun"),
    /** Reading on would exceed {@link ElfReader#MAX_ALLOCATION}. */
    TOO_LARGE("too-large");

    private final String code;

    ElfFault(String code) {
        this.code = code;
    }

    /** The stable word, such as {@code truncated}. */
    public String code() {
        return code;
    }
}
