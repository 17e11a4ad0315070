package dev.freestand.core.elf.read;

import static dev.freestand.core.elf.ElfFormatException.hex;

import dev.freestand.core.elf.BoundedReader;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFault;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.ElfHeader;
import dev.freestand.core.elf.Note;
import dev.freestand.core.elf.Notes;
import dev.freestand.core.elf.Section;
import dev.freestand.core.elf.Sections;
import dev.freestand.core.elf.Segment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads notes: name size, content size, type, then name and content, each padded to 4 bytes, or to 8 in a part aligned
 * to 8. They are found through PT_NOTE and PT_GNU_PROPERTY; where no segment holds a section of notes (Go 1.24, mold,
 * patchelf), or where a segment is damaged or aligned otherwise than its notes, through the section table, and the
 * record says so.
 */
final class NoteParser {

    private static final int NT_GNU_ABI_TAG = 1;
    private static final int NT_GNU_BUILD_ID = 3;
    private static final int NT_GNU_PROPERTY_TYPE_0 = 5;
    private static final int RECORD_COST = 64;
    private static final int LONGEST_NAME = 256;
    private static final int MOST_SAID = 16;
    /** Bytes of all parts together; large ones (package metadata, systemtap probes) have some ten thousand. */
    private static final long MOST_READ = 1 << 20;

    private static final int LONGEST_BUILD_ID = 1024;

    private final BoundedReader image;
    private final Set<List<Long>> seen = new HashSet<>();
    private final Set<Long> offsets = new HashSet<>();
    private final List<Range> sound = new ArrayList<>();
    private final List<Note> all = new ArrayList<>();
    private final List<String> elsewhere = new ArrayList<>();
    private final List<Notes.Property> properties = new ArrayList<>();
    private Notes.@Nullable AbiTag abiTag;
    private @Nullable String buildId;
    private @Nullable String problem;
    private long read;

    private NoteParser(BoundedReader image) {
        this.image = image;
    }

    /** Never throws for damaged notes: what was read up to the damage counts, and the record says so. */
    static Notes read(BoundedReader image, ElfHeader header, List<Segment> segments, Sections sections)
            throws IOException {
        NoteParser parser = new NoteParser(image);
        for (Segment segment : segments) {
            boolean notes = segment.type() == ElfConstants.PT_NOTE || segment.type() == ElfConstants.PT_GNU_PROPERTY;
            // Several linkers repeat a note segment; a second reading would say nothing new.
            if (notes && parser.seen.add(key(segment))) {
                parser.segment(segment);
            }
        }
        for (int i = 0; i < sections.all().size(); i++) {
            Section section = sections.all().get(i);
            if (section.type() == ElfConstants.SHT_NOTE && section.size() > 0) {
                parser.section(header, segments, section, i);
            }
        }
        return new Notes(
                parser.all, parser.abiTag, parser.buildId, parser.properties, parser.problem, parser.elsewhere);
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

    private void segment(Segment segment) throws IOException {
        long stated = segment.alignment() == 8 ? 8 : 4;
        Range range = new Range(segment.offset(), segment.fileSize());
        String name = segment.type() == ElfConstants.PT_NOTE ? "PT_NOTE" : "PT_GNU_PROPERTY";
        part(range, stated, name + " at " + hex(segment.offset()));
    }

    private void section(ElfHeader header, List<Segment> segments, Section section, int index) throws IOException {
        Range range = new Range(section.offset(), section.size());
        if (sound.stream().anyMatch(other -> other.holds(range))) {
            return;
        }
        int before = all.size();
        String name = "section " + section.name();
        try {
            boolean wide = image.wide();
            long at = header.sectionOffset() + (long) index * header.sectionEntrySize() + (wide ? 48 : 32);
            part(range, image.word(at, "sh_addralign") == 8 ? 8 : 4, name);
        } catch (ElfFormatException e) {
            damaged(e);
        }
        if (all.size() > before && !segments.isEmpty()) {
            say(name + ", which no PT_NOTE segment holds as it is");
        }
    }

    /** Reads a part of the file with the alignment that it states, and where that does not fit, with the other one. */
    private void part(Range range, long stated, String name) throws IOException {
        List<Note> found = new ArrayList<>();
        try {
            image.require(range.start(), range.size(), name);
            read += range.size();
            if (read > MOST_READ) {
                throw new ElfFormatException(
                        ElfFault.TOO_LARGE,
                        range.start(),
                        "the notes up to " + name + " have more than " + hex(MOST_READ) + " bytes");
            }
            notes(range, stated, found);
            sound.add(range);
        } catch (ElfFormatException e) {
            List<Note> otherwise = e.fault() == ElfFault.TOO_LARGE ? null : aligned(range, 12 - stated);
            if (otherwise == null) {
                damaged(e);
            } else {
                found = otherwise;
                sound.add(range);
                say(name + ", whose notes are aligned to " + (12 - stated) + " and not, as it states, to " + stated);
            }
        }
        for (Note note : found) {
            // Segments and sections overlap; each note counts once.
            if (offsets.add(note.offset())) {
                all.add(note);
                known(note);
            }
        }
    }

    /** The notes of a part that fits this alignment to its end, or null. */
    private @Nullable List<Note> aligned(Range range, long alignment) throws IOException {
        List<Note> found = new ArrayList<>();
        try {
            notes(range, alignment, found);
            return found;
        } catch (ElfFormatException e) {
            return null;
        }
    }

    private void notes(Range range, long alignment, List<Note> found) throws ElfFormatException, IOException {
        long end = range.start() + range.size();
        long at = range.start();
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
                                + ", its segment or section only to " + hex(end));
            }
            image.charge(RECORD_COST, at, "a note");
            String owner = nameSize == 0 ? "" : image.string(at + 12, at + 12 + nameSize, LONGEST_NAME, "an owner");
            found.add(new Note(owner, type, contentAt, contentSize));
            at = contentAt + padded(contentSize, alignment);
        }
    }

    private void known(Note note) throws IOException {
        if (!note.owner().equals("GNU")) {
            return;
        }
        try {
            gnu(note.type(), note.offset(), note.size());
        } catch (ElfFormatException e) {
            damaged(e);
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
            StringBuilder id = new StringBuilder();
            for (int i = 0; i < size; i++) {
                int value = image.u8(at + i, "the build id");
                id.append(Character.forDigit(value >> 4, 16)).append(Character.forDigit(value & 15, 16));
            }
            buildId = id.toString();
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

    private void damaged(ElfFormatException e) {
        if (problem == null) {
            problem = e.getMessage() + " (" + e.fault().code() + ")";
        }
    }

    private void say(String where) {
        if (elsewhere.size() < MOST_SAID) {
            elsewhere.add(where);
        }
    }

    private static long padded(long size, long alignment) {
        return (size + alignment - 1) / alignment * alignment;
    }

    /** A part of the file. */
    private record Range(long start, long size) {

        boolean holds(Range other) {
            return other.start >= start && other.start + other.size <= start + size;
        }
    }
}
