package dev.freestand.core.elf.read;

import dev.freestand.core.elf.BoundedReader;
import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.Dynamic;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.ElfHeader;
import dev.freestand.core.elf.Notes;
import dev.freestand.core.elf.Sections;
import dev.freestand.core.elf.Segment;
import dev.freestand.core.elf.SeparateDebugFile;
import dev.freestand.core.elf.VersionNeed;
import java.io.IOException;
import java.util.List;

/** Reads an ELF file of either class and byte order, for any machine. */
public final class ElfReader {

    /**
     * Most memory in bytes that records of one file may take, by a careful estimate. The file itself is never held: a
     * sparse file of 10 GB costs no more than a small one.
     */
    public static final long MAX_ALLOCATION = 64L << 20;

    private ElfReader() {}

    /**
     * Reads a file.
     *
     * @throws ElfFormatException if it is not well-formed ELF
     * @throws IOException if the source fails
     */
    public static ElfFile read(ByteSource source) throws ElfFormatException, IOException {
        BoundedReader image = new BoundedReader(source, MAX_ALLOCATION);
        ElfHeader header = HeaderParser.read(image);
        List<Segment> segments = SegmentParser.read(image, header);
        SeparateDebugFile companion = SeparateDebugFileCheck.of(image, header, segments);
        if (companion != SeparateDebugFile.NONE) {
            Sections sections = SectionParser.read(image, header, SeparateDebugFileCheck.hollow(segments));
            Notes notes = NoteParser.read(image, header, segments, sections);
            return new ElfFile(header, segments, null, null, sections, List.of(), notes, companion, List.of());
        }
        SegmentParser.check(image, header, segments);
        AddressMap addresses = new AddressMap(header.machine(), segments);
        LoaderView.require(addresses, header, segments);
        String interpreter = UniqueSegments.interpreter(image, segments);
        DynamicParser.Found found = new DynamicParser(image, addresses).read(segments);
        Dynamic dynamic = found == null ? null : found.dynamic();
        List<VersionNeed> needs = new VersionParser(image, addresses).read(found);
        Sections sections = SectionParser.read(image, header, segments);
        // A core dump's notes hold its registers and maps: not about the program's file, and of any size.
        Notes notes =
                header.type() == ElfConstants.ET_CORE ? Notes.NONE : NoteParser.read(image, header, segments, sections);
        List<String> leniencies = found == null ? List.of() : found.strings().leniencies();
        return new ElfFile(
                header, segments, interpreter, dynamic, sections, needs, notes, SeparateDebugFile.NONE, leniencies);
    }
}
