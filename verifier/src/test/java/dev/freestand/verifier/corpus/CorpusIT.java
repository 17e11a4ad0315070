package dev.freestand.verifier.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Outcome;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.process.CommonsExecRunner;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** This host's own tools on the corpus: every sound program is confirmed, none is contradicted. */
class CorpusIT {

    private static final Inspector INSPECTOR = Inspector.withWitnesses(new CommonsExecRunner());

    /** All but what is damaged on purpose, which tools may read as they like. */
    static List<Corpus.Entry> sound() {
        return Corpus.entries().stream()
                .filter(entry -> !entry.name().matches("(damaged|truncated)-.*"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("sound")
    void witnessesConfirmWhatIsSeen(Corpus.Entry entry) {
        FileReport report = INSPECTOR.inspect(entry.file());

        boolean decided = report.kind() == FileKind.EXECUTABLE && report.linkage() != Linkage.UNKNOWN;
        assertThat(report.verdict().outcome())
                .as("%s: %s", report.verdict().reason(), report.witnesses())
                .isIn(decided ? List.of(Outcome.PASS) : List.of(Outcome.INCONCLUSIVE, Outcome.NOT_APPLICABLE));
        if (decided && !entry.name().equals("dynamic-overlapping")) {
            assertThat(report.witnesses())
                    .filteredOn(testimony -> testimony.tool().equals("readelf"))
                    .extracting(statement -> statement.says().linkage())
                    .as(report.witnesses().toString())
                    .containsExactly(report.linkage());
        }
    }
}
