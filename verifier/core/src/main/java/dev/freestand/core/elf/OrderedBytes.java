package dev.freestand.core.elf;

/**
 * Bytes in memory, read as numbers of one byte order. Positions are those of the array; nothing at or behind the limit may be
 * read, and whoever reads checks that.
 *
 * @param bytes not copied
 * @param limit how many of them hold content
 * @param order of each number's bytes
 */
public record OrderedBytes(byte[] bytes, int limit, Endianness order) {

    /** The unsigned byte at an offset. */
    public int u8(int at) {
        return bytes[at] & 0xff;
    }

    /** A number of four bytes. */
    public int i32(int at) {
        return order.i32(bytes, at);
    }

    /** An unsigned number of four bytes. */
    public long u32(int at) {
        return order.i32(bytes, at) & 0xffff_ffffL;
    }

    /** A number of eight bytes. */
    public long i64(int at) {
        return order.i64(bytes, at);
    }
}
