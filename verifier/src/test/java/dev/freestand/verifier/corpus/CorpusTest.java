package dev.freestand.verifier.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Hazard;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.verifier.inspect.Inspector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of the corpus is read as is kept beside it; {@code -Dgolden.update=true} writes that anew. */
class CorpusTest {

    private static final Path EXPECTED = Corpus.FOLDER.resolve("expected");
    private static final long MOST_BYTES = 5_000_000;

    static List<Corpus.Entry> entries() {
        return Corpus.entries();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void isReadAsExpected(Corpus.Entry entry) throws IOException {
        String found = Expectation.of(Inspector.withoutWitnesses().inspect(entry.file()));
        Path kept = EXPECTED.resolve(entry.name() + ".json");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(EXPECTED);
            Files.writeString(kept, found);
        }

        assertThat(found).isEqualTo(Files.readString(kept));
    }

    /** What nothing may change, whatever is written anew: the kinds and linkages that names promise. */
    @ParameterizedTest
    @MethodSource("entries")
    void matchesItsName(Corpus.Entry entry) {
        FileReport report = Inspector.withoutWitnesses().inspect(entry.file());
        String name = entry.name();
        if (name.matches("(.*-)?dynamic.*") && !name.matches("(damaged|upx)-.*")) {
            assertThat(report.linkage()).isEqualTo(Linkage.DYNAMIC);
            assertThat(report.kind()).isEqualTo(FileKind.EXECUTABLE);
        } else if (name.matches("(.*-)?static(-.*)?|bare-.*") && !name.matches("(truncated|upx)-.*|.*-trap")) {
            assertThat(report.linkage()).isEqualTo(Linkage.STATIC);
            assertThat(report.kind()).isEqualTo(FileKind.EXECUTABLE);
            assertThat(report.pie()).isEqualTo(name.contains("-pie") || name.equals("static-kernel-note"));
        } else if (!name.matches("damaged-.*|machine-unknown")) {
            assertThat(report.linkage()).isNotEqualTo(Linkage.STATIC);
        }
        if (name.matches("glibc-static(-getpwuid|-dlopen|-iconv)?")) {
            // What glibc links into every program is no use of it.
            assertThat(report.hazards())
                    .extracting(Hazard::what)
                    .containsExactly(
                            switch (name) {
                                case "glibc-static-getpwuid" -> new String[] {"nss", "passwd"};
                                case "glibc-static-dlopen" -> new String[] {"dlopen"};
                                case "glibc-static-iconv" -> new String[] {"iconv"};
                                default -> new String[0];
                            });
        }
        if (name.startsWith("debug-companion")) {
            // Whatever its headers say of the program, nothing in it can run.
            assertThat(report.error()).isNull();
            assertThat(report.structure().debugCompanion()).isTrue();
            assertThat(report.linkage()).isEqualTo(Linkage.UNKNOWN);
            assertThat(report.kind())
                    .isEqualTo(name.endsWith("library") ? FileKind.SHARED_LIBRARY : FileKind.EXECUTABLE);
        }
        if (name.startsWith("truncated-")) {
            assertThat(report.kind()).isEqualTo(FileKind.UNREADABLE);
            assertThat(report.error()).isNotNull();
        }
    }

    /** And the C libraries: never another one than the compiler put in. */
    @ParameterizedTest
    @MethodSource("entries")
    void holdsTheLibraryOfItsName(Corpus.Entry entry) {
        LibcFlavour found =
                Inspector.withoutWitnesses().inspect(entry.file()).libc().flavour();
        String name = entry.name();
        Matcher library =
                Pattern.compile("(?:.*-)?(glibc|musl|uclibc|dietlibc|klibc)-.*").matcher(name);
        if (library.matches()) {
            assertThat(found.label()).isEqualTo(library.group(1));
        } else if (name.matches("bare-.*")) {
            assertThat(found).isEqualTo(name.equals("bare-named-stripped") ? LibcFlavour.UNKNOWN : LibcFlavour.NONE);
        } else if (name.matches("static-.*|(upx|truncated)-.*")) {
            assertThat(found).isEqualTo(LibcFlavour.UNKNOWN);
        } else {
            assertThat(found).isIn(LibcFlavour.GLIBC, LibcFlavour.NONE, LibcFlavour.UNKNOWN);
        }
    }

    @Test
    void filesRecipesAndExpectationsAreTheSame() throws IOException {
        List<String> names =
                Corpus.entries().stream().map(Corpus.Entry::name).sorted().toList();

        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(60);
        assertThat(namesIn("files", ".gz")).isEqualTo(names);
        assertThat(namesIn("expected", ".json")).isEqualTo(names);
        try (Stream<Path> files = Files.list(Corpus.FOLDER.resolve("files"))) {
            assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isLessThan(MOST_BYTES);
        }
    }

    private static List<String> namesIn(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(Corpus.FOLDER.resolve(folder))) {
            return files.map(file -> file.getFileName().toString().replace(ending, ""))
                    .sorted()
                    .toList();
        }
    }
}
