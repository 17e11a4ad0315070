package dev.freestand.core.elf.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.elf.Dynamic;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Notes;
import dev.freestand.core.elf.Segment;
import dev.freestand.core.elf.VersionNeed;
import dev.freestand.verifier.Fixtures;
import dev.freestand.verifier.file.FileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** GNU readelf is the oracle: on files made here, and on some dozens of the host's. */
class ReadelfIT {

    private static final int HOST_FILES_PER_FOLDER = 40;

    private static final Pattern SEGMENT = Pattern.compile("(?m)^  \\S+ +0x([0-9a-f]+) 0x([0-9a-f]+) 0x[0-9a-f]+"
            + " 0x([0-9a-f]+) 0x([0-9a-f]+) (.{3}) (?:0x)?[0-9a-f]+$");
    private static final Pattern SECTION = Pattern.compile(
            "(?m)^ *\\[ *\\d+\\] (\\S*) +(?:\\S+|<unknown>: \\S+|\\S+: <\\S+>) +([0-9a-f]{8,16}) ([0-9a-f]{6,})"
                    + " ([0-9a-f]{6,}) ");
    private static final Pattern TAG = Pattern.compile("(?m)^ +0x([0-9a-f]{8,16}) \\((.*?)\\) ");
    private static final Pattern NEEDED = Pattern.compile("(?m)\\(NEEDED\\) +Shared library: \\[(.*)\\]$");
    private static final Pattern SONAME = Pattern.compile("(?m)\\(SONAME\\) +Library soname: \\[(.*)\\]$");
    private static final Pattern RPATH = Pattern.compile("(?m)\\(RPATH\\) +Library rpath: \\[(.*)\\]$");
    private static final Pattern RUNPATH = Pattern.compile("(?m)\\(RUNPATH\\) +Library runpath: \\[(.*)\\]$");
    private static final Pattern INTERPRETER = Pattern.compile("(?m)\\[Requesting program interpreter: (.*)\\]$");
    private static final Pattern VERSION = Pattern.compile("(?m)^  0x[0-9a-f]+: +Name: (\\S+)  Flags: ");
    private static final Pattern BUILD_ID = Pattern.compile("(?m)\\bBuild ID: ([0-9a-f]+)\\s*$");
    private static final Pattern ABI = Pattern.compile("(?m)\\bOS: Linux, ABI: ([0-9.]+)\\s*$");

    static Stream<Path> files() throws IOException {
        List<Path> files = new ArrayList<>(Fixtures.all().values());
        for (String folder : List.of("/usr/bin", "/usr/lib/x86_64-linux-gnu")) {
            List<Path> host = new ArrayList<>();
            try (Stream<Path> list = Files.list(Path.of(folder))) {
                for (Path file : list.sorted().toList()) {
                    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && elf(file)) {
                        host.add(file);
                    }
                }
            }
            int step = Math.max(1, host.size() / HOST_FILES_PER_FOLDER);
            for (int i = 0; i < host.size(); i += step) {
                files.add(host.get(i));
            }
        }
        assertThat(files).hasSizeGreaterThan(Fixtures.all().size() + HOST_FILES_PER_FOLDER);
        return files.stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void agreesWithReadelf(Path path) throws Exception {
        ElfFile file = FileSource.readElf(path);
        String segments = readelf("-lW", path);
        String dynamic = readelf("-dW", path);
        String sections = readelf("-SW", path);
        String notes = readelf("-nW", path);

        assertThat(file.segments())
                .extracting(segment ->
                        Stream.of(segment.offset(), segment.address(), segment.fileSize(), segment.memorySize())
                                        .map(Long::toHexString)
                                        .toList()
                                + flags(segment))
                .containsExactlyElementsOf(found(
                        SEGMENT,
                        segments,
                        row -> Stream.of(1, 2, 3, 4)
                                        .map(i -> plain(row.group(i)))
                                        .toList()
                                + row.group(5)));
        assertThat(file.interpreter()).isEqualTo(first(INTERPRETER, segments));
        assertThat(file.sections().all().stream()
                        .map(section -> section.name() + " " + Long.toHexString(section.offset()) + " "
                                + Long.toHexString(section.size()))
                        .toList())
                .containsExactlyElementsOf(found(
                        SECTION,
                        sections,
                        row -> row.group(1) + " " + plain(row.group(3)) + " " + plain(row.group(4))));
        assertThat(file.needed()).containsExactlyElementsOf(found(NEEDED, dynamic, row -> row.group(1)));
        Dynamic entries = file.dynamic();
        if (entries != null) {
            assertThat(entries.entries().stream()
                            .map(entry -> Long.toHexString(entry.tag()))
                            .toList())
                    .containsExactlyElementsOf(found(TAG, dynamic, row -> plain(row.group(1))).stream()
                            .filter(tag -> !tag.equals("0"))
                            .toList());
            assertThat(entries.soname()).isEqualTo(first(SONAME, dynamic));
            assertThat(entries.rpath()).isEqualTo(first(RPATH, dynamic));
            assertThat(entries.runpath()).isEqualTo(first(RUNPATH, dynamic));
        } else {
            assertThat(dynamic).contains("no dynamic section");
        }
        if (file.sections().available()) {
            // Without a section table this readelf does not look for versions.
            assertThat(file.versionNeeds().stream().map(VersionNeed::version).toList())
                    .containsExactlyElementsOf(found(VERSION, needs(readelf("-VW", path)), row -> row.group(1)));
        }
        if (!file.segments().isEmpty()) {
            assertThat(file.notes().problem()).isNull();
            assertThat(file.notes().buildId()).isEqualTo(first(BUILD_ID, notes));
            Notes.AbiTag tag = file.notes().abiTag();
            assertThat(tag == null ? null : tag.major() + "." + tag.minor() + "." + tag.patch())
                    .isEqualTo(first(ABI, notes));
        }
    }

    private static boolean elf(Path file) throws IOException {
        try (FileSource source = FileSource.open(file)) {
            byte[] head = new byte[4];
            return source.read(0, head, 0, 4) == 4 && head[0] == 0x7f && head[1] == 'E';
        }
    }

    private static String readelf(String option, Path file) {
        return Fixtures.run("readelf", option, file.toString());
    }

    /** The part of {@code readelf -V} on needed versions; the one on defined versions has rows that look alike. */
    private static String needs(String text) {
        int start = text.indexOf("Version needs section");
        return start < 0 ? "" : text.substring(start);
    }

    private static String flags(Segment segment) {
        return ((segment.flags() & ElfConstants.PF_R) != 0 ? "R" : " ")
                + (segment.writable() ? "W" : " ")
                + (segment.executable() ? "E" : " ");
    }

    private static String plain(String hex) {
        return Long.toHexString(Long.parseUnsignedLong(hex, 16));
    }

    private static String first(Pattern pattern, String text) {
        List<String> all = found(pattern, text, row -> row.group(1));
        return all.isEmpty() ? null : all.get(0);
    }

    private static List<String> found(
            Pattern pattern, String text, java.util.function.Function<MatchResult, String> value) {
        return pattern.matcher(text).results().map(value).toList();
    }
}
