package dev.freestand.verifier.mutant;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Endianness;
import dev.freestand.core.elf.Segment;
import java.util.List;

/** Changes a copy of an ELF file in memory. What it does not change stays as it is, byte for byte. */
final class ElfEditor {

    /** Most bytes that a change may add to a file: a budget of that size more is beyond what is tried. */
    static final int MOST_ADDED = 64 << 20;

    private static final long PT_NULL = 0;
    private static final long PT_GNU_EH_FRAME = 0x6474e550L;
    private static final int ALIGNMENT = 16;

    /** Program headers that no loader needs, those that matter least first. */
    private static final List<Long> SPARE = List.of(
            PT_NULL,
            ElfConstants.PT_GNU_PROPERTY,
            PT_GNU_EH_FRAME,
            ElfConstants.PT_NOTE,
            ElfConstants.PT_GNU_RELRO,
            ElfConstants.PT_GNU_STACK);

    private final ElfFile elf;
    private final boolean wide;
    private final RevisedBytes bytes;

    /**
     * An editor.
     *
     * @param bytes receives the changes; the file's own are not changed
     */
    ElfEditor(ElfFile elf, RevisedBytes bytes) {
        this.elf = elf;
        this.wide = elf.header().bits() == 64;
        this.bytes = bytes;
    }

    /** The file as it was read. */
    ElfFile elf() {
        return elf;
    }

    /** Whether it is of the 64-bit class. */
    boolean wide() {
        return wide;
    }

    RevisedBytes result() {
        return bytes;
    }

    /** How long it is now, in bytes. */
    int length() {
        return bytes.length();
    }

    long u32(long at) throws UnmadeMutantException {
        return order().i32(copy(at, 4), 0) & 0xffff_ffffL;
    }

    long word(long at) throws UnmadeMutantException {
        return wide ? order().i64(copy(at, 8), 0) : u32(at);
    }

    byte[] copy(long at, long count) throws UnmadeMutantException {
        int start = index(at, count);
        byte[] copy = new byte[(int) count];
        bytes.read(start, copy, 0, copy.length);
        return copy;
    }

    void put(long at, byte[] content) throws UnmadeMutantException {
        bytes.put(index(at, content.length), content);
    }

    void putNumber(long at, int width, long value) throws UnmadeMutantException {
        put(at, number(width, value));
    }

    /** A number of the class's own width. */
    void putWord(long at, long value) throws UnmadeMutantException {
        putNumber(at, wide ? 8 : 4, value);
    }

    /** A number as its bytes, in the file's order. */
    byte[] number(int width, long value) {
        byte[] number = new byte[width];
        for (int i = 0; i < width; i++) {
            int place = order() == Endianness.LITTLE ? i : width - 1 - i;
            number[place] = (byte) (value >>> 8 * i);
        }
        return number;
    }

    /** Puts bytes behind the file, aligned; returns their offset. */
    long append(byte[] content) throws UnmadeMutantException {
        int start = Math.addExact(bytes.length(), ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        if (content.length > MOST_ADDED) {
            throw UnmadeMutantException.notTried(
                    "it takes " + content.length + " more bytes, and no more than " + MOST_ADDED + " are added");
        }
        bytes.extend(Math.addExact(start, content.length));
        put(start, content);
        return start;
    }

    /** Where a field of the ELF header is: in files of the 64-bit class, and of the 32-bit class. */
    long headerField(int inWide, int inNarrow) {
        return wide ? inWide : inNarrow;
    }

    /** The place of the first program header of a type, from 0; -1 without one. */
    int find(long type) {
        for (int i = 0; i < elf.segments().size(); i++) {
            if (elf.segments().get(i).type() == type) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The place of a program header that can be given another meaning.
     *
     * @param taken the place of one that has been taken already; -1 for none
     */
    int spare(int taken) throws UnmadeMutantException {
        for (long type : SPARE) {
            for (int i = 0; i < elf.segments().size(); i++) {
                if (i != taken && elf.segments().get(i).type() == type) {
                    return i;
                }
            }
        }
        throw UnmadeMutantException.notTried("the file has no program header that can be replaced");
    }

    /** Writes a program header over another. */
    void replace(int place, Segment segment) throws UnmadeMutantException {
        long at = segmentAt(place);
        putNumber(at, 4, segment.type());
        putNumber(at + (wide ? 4 : 24), 4, segment.flags());
        putWord(at + (wide ? 8 : 4), segment.offset());
        putWord(at + (wide ? 16 : 8), segment.address());
        putWord(at + (wide ? 24 : 12), segment.address());
        putWord(at + (wide ? 32 : 16), segment.fileSize());
        putWord(at + (wide ? 40 : 20), segment.memorySize());
        putWord(at + (wide ? 48 : 28), segment.alignment());
    }

    void setType(int place, long type) throws UnmadeMutantException {
        putNumber(segmentAt(place), 4, type);
    }

    void setFlags(int place, long flags) throws UnmadeMutantException {
        putNumber(segmentAt(place) + (wide ? 4 : 24), 4, flags);
    }

    /** Offset of an address, by the PT_LOAD segments. */
    long offsetOf(long address) throws UnmadeMutantException {
        for (Segment load : elf.segments()) {
            if (load.type() == ElfConstants.PT_LOAD && load.holds(address)) {
                return load.offset() + (address - load.address());
            }
        }
        throw UnmadeMutantException.notTried("no segment holds address 0x" + Long.toHexString(address));
    }

    private long segmentAt(int place) {
        return elf.header().segmentOffset() + (long) place * elf.header().segmentEntrySize();
    }

    private Endianness order() {
        return elf.header().byteOrder();
    }

    private int index(long at, long count) throws UnmadeMutantException {
        if (at < 0 || count < 0 || at > bytes.length() - count) {
            throw UnmadeMutantException.notTried(
                    count + " bytes at 0x" + Long.toHexString(at) + " are not in the file");
        }
        return (int) at;
    }
}
