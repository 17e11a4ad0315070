package dev.freestand.core.floor;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Endianness;
import dev.freestand.core.elf.Section;
import java.io.IOException;

/**
 * The version of ARM's architecture that a 32-bit file states it needs: Tag_CPU_arch in the section .ARM.attributes, which
 * the linker makes out of those of its inputs ("Addenda to, and Errata in, the ABI for the Arm Architecture", build
 * attributes). Strippers leave it, as it is one of the processor's own sections.
 */
final class ArmAttributes {

    private static final long SHT_ARM_ATTRIBUTES = 0x70000003L;
    private static final int FORMAT = 'A';
    private static final byte[] VENDOR = {'a', 'e', 'a', 'b', 'i', 0};

    /** Tag_File: what follows is of the whole file. */
    private static final int OF_FILE = 1;

    private static final int CPU_RAW_NAME = 4;
    private static final int CPU_NAME = 5;
    private static final int CPU_ARCH = 6;
    private static final int COMPATIBILITY = 32;

    /** Real ones have some fifty bytes. */
    private static final int LONGEST = 1 << 16;

    private static final int NONE = -1;

    private final byte[] bytes;
    private final boolean little;
    private int at;

    private ArmAttributes(byte[] bytes, boolean little) {
        this.bytes = bytes;
        this.little = little;
    }

    /** The version, such as {@code armv7}; {@link ProcessorLevel#UNKNOWN} where none is stated, or none for programs. */
    static String level(ElfFile file, ByteSource source) throws IOException {
        if (file.header().machine() != ElfConstants.EM_ARM || !file.sections().available()) {
            return ProcessorLevel.UNKNOWN;
        }
        for (Section section : file.sections().all()) {
            if (section.type() == SHT_ARM_ATTRIBUTES && section.size() > 0 && section.size() <= LONGEST) {
                byte[] bytes = new byte[(int) section.size()];
                if (source.read(section.offset(), bytes, 0, bytes.length) == bytes.length) {
                    return level(bytes, file.header().byteOrder() == Endianness.LITTLE);
                }
            }
        }
        return ProcessorLevel.UNKNOWN;
    }

    static String level(byte[] bytes, boolean little) {
        return switch (new ArmAttributes(bytes, little).architecture()) {
            case 1, 2 -> "armv4";
            case 3, 4, 5 -> "armv5";
            case 6, 7, 8, 9 -> "armv6";
            case 10 -> "armv7";
            case 14 -> "armv8";
            // Before ARMv4 there is no Linux that runs it; the others are of processors without memory management.
            default -> ProcessorLevel.UNKNOWN;
        };
    }

    private int architecture() {
        if (bytes.length == 0 || bytes[0] != FORMAT) {
            return NONE;
        }
        int start = 1;
        while (start < bytes.length) {
            at = start;
            int length = word();
            if (length < Integer.BYTES + VENDOR.length || length > bytes.length - start) {
                return NONE;
            }
            int end = start + length;
            if (vendor()) {
                return ofVendor(end);
            }
            start = end;
        }
        return NONE;
    }

    private int ofVendor(int end) {
        while (at < end) {
            int start = at;
            int scope = number(end);
            int length = at + Integer.BYTES <= end ? word() : 0;
            if (length <= at - start || length > end - start) {
                return NONE;
            }
            if (scope == OF_FILE) {
                return ofFile(start + length);
            }
            at = start + length;
        }
        return NONE;
    }

    private int ofFile(int end) {
        while (at < end) {
            int tag = number(end);
            if (tag == CPU_RAW_NAME || tag == CPU_NAME || tag > COMPATIBILITY && tag % 2 != 0) {
                text(end);
            } else {
                int value = number(end);
                if (tag == CPU_ARCH) {
                    return value;
                }
                if (tag == COMPATIBILITY) {
                    text(end);
                }
            }
        }
        return NONE;
    }

    private boolean vendor() {
        for (int i = 0; i < VENDOR.length; i++) {
            if (bytes[at + i] != VENDOR[i]) {
                return false;
            }
        }
        at += VENDOR.length;
        return true;
    }

    /** Goes behind the zero that ends a text. */
    private void text(int end) {
        while (at < end && bytes[at] != 0) {
            at++;
        }
        at++;
    }

    /** ULEB128; of one too large for any tag, what fits. */
    private int number(int end) {
        int value = 0;
        int shift = 0;
        while (at < end) {
            int one = bytes[at++];
            if (shift < 28) {
                value |= (one & 0x7f) << shift;
            }
            shift += 7;
            if (one >= 0) {
                break;
            }
        }
        return value;
    }

    /** Of 32 bits; below 0 where it is too large for any length. */
    private int word() {
        if (bytes.length - at < Integer.BYTES) {
            return NONE;
        }
        int value = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            int shift = 8 * (little ? i : Integer.BYTES - 1 - i);
            value |= Byte.toUnsignedInt(bytes[at + i]) << shift;
        }
        at += Integer.BYTES;
        return value;
    }
}
