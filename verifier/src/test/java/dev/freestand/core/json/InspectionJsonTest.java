package dev.freestand.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.freestand.core.analysis.FileErrors;
import dev.freestand.core.analysis.FileReports;
import dev.freestand.core.facts.FileReport;
import dev.freestand.verifier.corpus.Corpus;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.report.json.StrictJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The core's writer leaves nothing out: it writes what Jackson, which looks at the records themselves, writes in a proof. */
class InspectionJsonTest {

    private record Document(String schema, List<FileReport> files) {}

    static List<Corpus.Entry> entries() {
        return Corpus.entries();
    }

    private static void same(List<FileReport> files) throws JsonProcessingException {
        assertThat(InspectionJson.document(files))
                .isEqualTo(StrictJson.print(new Document("freestand/inspect/1", files)));
        for (FileReport file : files) {
            assertThat(InspectionJson.line(file)).isEqualTo(StrictJson.line(file) + "\n");
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyFileOfTheCorpus(Corpus.Entry entry) throws JsonProcessingException {
        same(List.of(Inspector.withoutWitnesses().inspect(entry.file())));
    }

    @Test
    void severalFilesAndNone() throws JsonProcessingException {
        FileReport file = FileReports.unreadable("a", FileErrors.absent("a"));
        same(List.of(file, file));
        same(List.of());
    }

    @Test
    void charactersThatAreNotShownAreEscaped() throws JsonProcessingException {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c < Character.MIN_SURROGATE; c++) {
            all.append((char) c);
        }
        all.append("\ue000\ufeff\uffff\ufffe\ud83d\ude00");
        same(List.of(FileReports.unreadable(all.toString(), FileErrors.absent("a"))));
    }
}
