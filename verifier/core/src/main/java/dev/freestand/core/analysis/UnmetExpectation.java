package dev.freestand.core.analysis;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.name.EscapedText;
import java.util.ArrayList;
import java.util.List;

/**
 * What a command line asks of a file that the file does not meet, or is not known to meet.
 *
 * @param path of the file, as it was given
 * @param outcome {@link Outcome#FAIL} where it does not, {@link Outcome#INCONCLUSIVE} where that is not known
 * @param words what is asked and what was found, for people, without the file's path
 */
public record UnmetExpectation(String path, Outcome outcome, String words) {

    /** It in one line, with the file's path. */
    public String line() {
        return EscapedText.name(path + ": " + words);
    }

    /** Those of one file, each once: what it does not meet before what is not known. */
    public static List<UnmetExpectation> of(FileReport file, List<UnmetExpectation> all) {
        List<UnmetExpectation> own = new ArrayList<>();
        for (Outcome outcome : List.of(Outcome.FAIL, Outcome.INCONCLUSIVE)) {
            for (UnmetExpectation each : all) {
                if (each.outcome == outcome && each.path.equals(file.path()) && !own.contains(each)) {
                    own.add(each);
                }
            }
        }
        return own;
    }
}
