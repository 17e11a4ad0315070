package dev.freestand.verifier.elf;

import static dev.freestand.verifier.elf.ElfFormatException.hex;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the notes of PT_NOTE segments: name size, content size, type, then name and content, each padded to 4 bytes, or
 * to 8 in a segment aligned to 8.
 */
final class NoteParser {

    private static final int NT_GNU_ABI_TAG = 1;
    private static final int NT_GNU_BUILD_ID = 3;
    private static final int NT_GNU_PROPERTY_TYPE_0 = 5;
    private static final int RECORD_COST = 64;
    private static final int LONGEST_NAME = 256;
    /** Bytes of all note segments together; large ones (package metadata, systemtap probes) have some ten thousand. */
    private static final long MOST_READ = 1 << 20;

    private static final int LONGEST_BUILD_ID = 1024;

    private final Image image;
    private final Set<List<Long>> seen = new HashSet<>();
    private final List<Note> all = new ArrayList<>();
    private final List<Notes.Property> properties = new ArrayList<>();
    private Notes.@Nullable AbiTag abiTag;
    private @Nullable String buildId;
    private long read;

    private NoteParser(Image image) {
        this.image = image;
    }

    /** Never throws for damaged notes: what was read up to the damage counts, and the record says so. */
    static Notes read(Image image, List<Segment> segments) throws IOException {
        NoteParser parser = new NoteParser(image);
        String problem = null;
        try {
            for (Segment segment : segments) {
                // Several linkers repeat a note segment; a second reading would say nothing new.
                if (segment.type() == ElfConstants.PT_NOTE && parser.seen.add(key(segment))) {
                    parser.segment(segment);
                }
            }
        } catch (ElfFormatException e) {
            problem = e.getMessage() + " (" + e.fault().code() + ")";
        }
        return new Notes(parser.all, parser.abiTag, parser.buildId, parser.properties, problem);
    }

    /** The same for a repeated segment. A record hashes as well, but getting ready for that takes the JVM 20 ms. */
    private static List<Long> key(Segment segment) {
        return List.of(
                segment.flags(),
                segment.offset(),
                segment.address(),
                segment.fileSize(),
                segment.memorySize(),
                segment.alignment());
    }

    private void segment(Segment segment) throws ElfFormatException, IOException {
        image.require(segment.offset(), segment.fileSize(), "a note segment");
        read += segment.fileSize();
        if (read > MOST_READ) {
            throw new ElfFormatException(
                    ElfFault.TOO_LARGE,
                    segment.offset(),
                    "the note segments up to that at " + hex(segment.offset()) + " have more than " + hex(MOST_READ)
                            + " bytes");
        }
        long alignment = segment.alignment() == 8 ? 8 : 4;
        long end = segment.offset() + segment.fileSize();
        long at = segment.offset();
        while (at + 12 <= end) {
            long nameSize = image.u32(at, "n_namesz");
            long contentSize = image.u32(at + 4, "n_descsz");
            long type = image.u32(at + 8, "n_type");
            long contentAt = at + padded(12 + nameSize, alignment);
            if (contentAt + contentSize > end) {
                throw new ElfFormatException(
                        ElfFault.NOTE_OVERRUN,
                        at,
                        "the note at " + hex(at) + " reaches to " + hex(contentAt + contentSize)
                                + ", its segment only to " + hex(end));
            }
            image.charge(RECORD_COST, at, "a note");
            String owner = nameSize == 0 ? "" : image.string(at + 12, at + 12 + nameSize, LONGEST_NAME, "an owner");
            all.add(new Note(owner, type, contentAt, contentSize));
            if (owner.equals("GNU")) {
                gnu(type, contentAt, contentSize);
            }
            at = contentAt + padded(contentSize, alignment);
        }
    }

    private void gnu(long type, long at, long size) throws ElfFormatException, IOException {
        if (type == NT_GNU_ABI_TAG && abiTag == null && size >= 16) {
            abiTag = new Notes.AbiTag(
                    image.u32(at, "the ABI tag"),
                    image.u32(at + 4, "the ABI tag"),
                    image.u32(at + 8, "the ABI tag"),
                    image.u32(at + 12, "the ABI tag"));
        } else if (type == NT_GNU_BUILD_ID && buildId == null && size > 0 && size <= LONGEST_BUILD_ID) {
            byte[] id = new byte[(int) size];
            for (int i = 0; i < id.length; i++) {
                id[i] = (byte) image.u8(at + i, "the build id");
            }
            buildId = HexFormat.of().formatHex(id);
        } else if (type == NT_GNU_PROPERTY_TYPE_0) {
            properties(at, at + size);
        }
    }

    private void properties(long start, long end) throws ElfFormatException, IOException {
        long alignment = image.wide() ? 8 : 4;
        long at = start;
        while (at + 8 <= end) {
            long type = image.u32(at, "pr_type");
            long size = image.u32(at + 4, "pr_datasz");
            if (at + 8 + size > end) {
                throw new ElfFormatException(
                        ElfFault.NOTE_OVERRUN, at, "the property at " + hex(at) + " reaches past its note");
            }
            image.charge(RECORD_COST, at, "a property");
            if (size == 4) {
                properties.add(new Notes.Property(type, image.u32(at + 8, "a property")));
            }
            at += 8 + padded(size, alignment);
        }
    }

    private static long padded(long size, long alignment) {
        return (size + alignment - 1) / alignment * alignment;
    }
}
