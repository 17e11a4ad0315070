package dev.freestand.core.dlopen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.elf.read.ElfBuilder;
import dev.freestand.core.facts.DlopenNotes.DlopenEntry;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Hazard;
import dev.freestand.core.facts.HazardEvidence;
import dev.freestand.core.text.ColourMode;
import dev.freestand.core.text.InspectText;
import dev.freestand.verifier.inspect.Inspector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file says it opens by itself is read, shown and evidence of a hazard; nonsense is named and costs nothing else. */
class DlopenNoteTest {

    private static final int TYPE = 0x407c0c0a;
    private static final String ZIP =
            "{\"soname\":[\"libz.so.2\",\"libz.so.1\"],\"feature\":\"zip\",\"priority\":\"required\"}";

    @TempDir
    private Path folder;

    private static ElfBuilder noted(String json) {
        return ElfBuilder.usual().code(new byte[1]).note("FDO", TYPE, (json + "\0").getBytes(StandardCharsets.UTF_8));
    }

    private FileReport inspect(ElfBuilder elf) throws IOException {
        return Inspector.withoutWitnesses().inspect(Files.write(folder.resolve("a"), elf.build()));
    }

    @Test
    void listsAndSingleObjectsOfSeveralNotesAreRead() throws IOException {
        FileReport report = inspect(noted("[" + ZIP + ",{\"soname\":\"liba.so\"}]")
                .note("GNU", TYPE, "x".getBytes(StandardCharsets.UTF_8))
                .note(
                        "FDO",
                        TYPE,
                        "{\"soname\":[\"libb.so\"],\"priority\":\"suggested\",\"own\":[1]}"
                                .getBytes(StandardCharsets.UTF_8)));
        assertThat(report.linking().dlopen().problem()).isNull();
        assertThat(report.linking().dlopen().entries())
                .containsExactly(
                        new DlopenEntry(List.of("libz.so.2", "libz.so.1"), "required", "zip", null),
                        new DlopenEntry(List.of("liba.so"), "recommended", null, null),
                        new DlopenEntry(List.of("libb.so"), "suggested", null, null));
        assertThat(InspectText.print(List.of(report), ColourMode.PLAIN, false).replaceAll("\\s+", " "))
                .contains("opens by itself libz.so.2 or libz.so.1 (required, for zip), liba.so (recommended)");
    }

    @Test
    void aStaticFileThatNamesLibrariesHasThePlugInHazard() throws IOException {
        FileReport report = inspect(noted(ZIP));
        assertThat(report.hazards())
                .extracting(Hazard::rule, Hazard::grade, Hazard::evidence)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "FS303",
                        HazardEvidence.NOTES,
                        "note .note.dlopen: libz.so.2 or libz.so.1 (required, for zip)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[",
                "7",
                "[7]",
                "{}",
                "[{\"soname\":[]}]",
                "{\"soname\":\"\"}",
                "{\"soname\":7}",
                "{\"soname\":[true]}",
                "{\"soname\":\"a\",\"soname\":\"b\"}",
                "{\"soname\":\"a\",\"priority\":\"urgent\"}",
                "{\"soname\":\"a\",\"feature\":[]}"
            })
    void whatIsNotAsItHasToBeIsNamed(String json) throws IOException {
        FileReport report = inspect(noted(json));
        assertThat(report.error()).isNull();
        assertThat(report.linking().dlopen().entries()).isEmpty();
        assertThat(report.linking().dlopen().problem()).startsWith("the dlopen note at byte ");
        assertThat(InspectText.print(List.of(report), ColourMode.PLAIN, false)).contains("the dlopen note at byte ");
    }

    @Test
    void hostileNotesAreBounded() throws IOException {
        assertThat(inspect(noted("[".repeat(50_000))).linking().dlopen().problem())
                .contains("levels");
        assertThat(inspect(noted(" ".repeat(70_000))).linking().dlopen().problem())
                .contains("more than 65536");
        assertThat(inspect(noted("[" + "{\"soname\":\"a\"},".repeat(1001) + "{\"soname\":\"a\"}]"))
                        .linking()
                        .dlopen()
                        .problem())
                .contains("more than 1000 entries");
        assertThat(inspect(noted("{\"soname\":[" + "\"a\",".repeat(100) + "\"a\"]}"))
                        .linking()
                        .dlopen()
                        .problem())
                .contains("1 to 100");
        FileReport escapes = inspect(noted("{\"soname\":\"a\\u001b[31m\"}"));
        assertThat(InspectText.print(List.of(escapes), ColourMode.PLAIN, false)).doesNotContain("\u001b");
    }
}
