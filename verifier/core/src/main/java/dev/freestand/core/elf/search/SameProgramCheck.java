package dev.freestand.core.elf.search;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfHeader;
import dev.freestand.core.elf.Note;
import dev.freestand.core.elf.Section;
import dev.freestand.core.elf.Segment;
import dev.freestand.core.elf.SeparateDebugFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a second file is the same program as a first one that was stripped: the unstripped file of the same or of an equal
 * link, or the separate debug file that was taken out of it ({@code objcopy --only-keep-debug}, {@code eu-strip -f}). Names
 * in the second would otherwise describe another program.
 *
 * <p>A build id can be copied, so it never counts alone. Headers, segments and the layout of all loaded sections have to be
 * equal, and so has every loaded byte that both files hold. Two equal links of which one was stripped have different build
 * ids, so the bytes of that note count for nothing where all of the code was compared; only a file without the code needs
 * the same build id, or the checksum of {@code .gnu_debuglink}.
 */
public final class SameProgramCheck {

    private static final int CHUNK = 1 << 16;
    /** Most bytes compared, 256 MiB. */
    private static final long MOST = 256L << 20;

    private static final long NT_GNU_BUILD_ID = 3;
    /** Tools that strip drop other flags, such as those for merging. */
    private static final long FLAGS = ElfConstants.SHF_WRITE | ElfConstants.SHF_ALLOC | ElfConstants.SHF_EXECINSTR;

    private final Side one;
    private final Side two;
    private long left = MOST;

    private SameProgramCheck(Side one, Side two) {
        this.one = one;
        this.two = two;
    }

    private record Side(ElfFile file, ByteSource source) {

        List<Segment> loads() {
            return file.segments(ElfConstants.PT_LOAD).toList();
        }

        List<Section> loaded() {
            return file.sections().all().stream()
                    .filter(section -> (section.flags() & ElfConstants.SHF_ALLOC) != 0)
                    .toList();
        }

        /** Reads a part; bytes that may differ (the build id; the headers, which stripping changes) come out as 0. */
        int read(long at, byte[] into, int length) throws IOException {
            int count = source.read(at, into, 0, length);
            for (Note note : file.notes().all()) {
                if (note.type() == NT_GNU_BUILD_ID && note.owner().equals("GNU")) {
                    blank(into, count, note.offset() - at, note.size());
                }
            }
            ElfHeader header = file.header();
            blank(into, count, -at, header.bits() == 64 ? 64 : 52);
            blank(
                    into,
                    count,
                    header.segmentOffset() - at,
                    (long) file.segments().size() * header.segmentEntrySize());
            return count;
        }

        private static void blank(byte[] bytes, int length, long from, long size) {
            long start = Math.max(0, from);
            long end = Math.min(length, from + size);
            if (size > 0 && start < end) {
                Arrays.fill(bytes, (int) start, (int) end, (byte) 0);
            }
        }
    }

    /**
     * Why they are not the same program, beginning with "its"; null if they are.
     *
     * @throws IOException if one of them cannot be read
     */
    public static @Nullable String difference(ElfFile file, ByteSource source, ElfFile other, ByteSource otherSource)
            throws IOException {
        return new SameProgramCheck(new Side(file, source), new Side(other, otherSource)).difference();
    }

    private @Nullable String difference() throws IOException {
        ElfHeader header = one.file.header();
        ElfHeader other = two.file.header();
        if (header.machine() != other.machine()
                || header.bits() != other.bits()
                || !header.byteOrder().equals(other.byteOrder())
                || header.type() != other.type()) {
            return "its machine or type is another";
        }
        if (header.entry() != other.entry()) {
            return "its entry point is another";
        }
        List<Segment> loads = one.loads();
        List<Segment> otherLoads = two.loads();
        if (loads.size() != otherLoads.size()) {
            return "its segments are others";
        }
        for (int i = 0; i < loads.size(); i++) {
            Segment left = loads.get(i);
            Segment right = otherLoads.get(i);
            if (left.address() != right.address()
                    || left.memorySize() != right.memorySize()
                    || left.flags() != right.flags()) {
                return "its segments are others";
            }
        }
        boolean sections =
                one.file.sections().available() && two.file.sections().available();
        return sections ? bySections() : bySegments(loads, otherLoads);
    }

    private @Nullable String bySections() throws IOException {
        List<Section> sections = one.loaded();
        List<Section> others = two.loaded();
        if (!places(sections).equals(places(others))) {
            return "its loaded sections lie elsewhere";
        }
        boolean code = false;
        boolean missing = false;
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            boolean executable = (section.flags() & ElfConstants.SHF_EXECINSTR) != 0 && section.size() > 0;
            boolean both =
                    section.type() != ElfConstants.SHT_NOBITS && others.get(i).type() != ElfConstants.SHT_NOBITS;
            code |= executable;
            missing |= executable && !both;
            if (both) {
                String problem = compare(section.offset(), others.get(i).offset(), section.size());
                if (problem != null) {
                    return problem + section.name();
                }
            }
        }
        return code && !missing ? null : identity();
    }

    /** What stripping leaves as it is. A section that is only room in the debug file has its flags still. */
    private static List<List<Object>> places(List<Section> sections) {
        List<List<Object>> places = new ArrayList<>();
        for (Section section : sections) {
            places.add(List.of(section.name(), section.address(), section.size(), section.flags() & FLAGS));
        }
        return places;
    }

    private @Nullable String bySegments(List<Segment> loads, List<Segment> others) throws IOException {
        for (int i = 0; i < loads.size(); i++) {
            if (loads.get(i).fileSize() != others.get(i).fileSize()) {
                return "its segments hold other bytes, and a section table is missing that would tell which";
            }
            String problem = compare(
                    loads.get(i).offset(), others.get(i).offset(), loads.get(i).fileSize());
            if (problem != null) {
                return problem + "segment " + i;
            }
        }
        return two.file.companion() == SeparateDebugFile.NONE ? null : identity();
    }

    /** For a file without the code: it was made of this one, as far as the two say. */
    private @Nullable String identity() throws IOException {
        String id = one.file.notes().buildId();
        String otherId = two.file.notes().buildId();
        if (id != null && otherId != null) {
            return id.equals(otherId) ? null : "its build id is another";
        }
        Boolean linked = DebugLink.names(one.file, one.source, two.source);
        if (linked == null) {
            return "its code is not in it, and neither a build id nor a .gnu_debuglink ties the two together";
        }
        return linked ? null : "its checksum is not that of .gnu_debuglink";
    }

    /** Null if equal, else the beginning of a sentence that ends with where. */
    private @Nullable String compare(long at, long otherAt, long size) throws IOException {
        left -= size;
        if (left < 0 || size < 0) {
            return "its bytes are more than " + MOST + ", which are not compared: ";
        }
        byte[] bytes = new byte[CHUNK];
        byte[] others = new byte[CHUNK];
        for (long done = 0; done < size; done += CHUNK) {
            int wanted = (int) Math.min(CHUNK, size - done);
            int length = one.read(at + done, bytes, wanted);
            int otherLength = two.read(otherAt + done, others, wanted);
            if (length != wanted || otherLength != wanted || !Arrays.equals(bytes, 0, wanted, others, 0, wanted)) {
                return "its bytes differ in ";
            }
        }
        return null;
    }
}
