package dev.freestand.core.floor;

import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.facts.RunsOn;
import java.util.ArrayList;
import java.util.List;

/** Libraries that are needed by a relative path: whether they are found depends on the folder that a program is started in. */
final class RelativeNeeds {

    private static final int NAMED = 4;

    private RelativeNeeds() {}

    /** The same answers with a proviso where a file needs such libraries. */
    static List<RunsOn> proviso(ElfFile file, List<RunsOn> answers) {
        List<String> names = new ArrayList<>();
        for (String name : file.needed()) {
            if (name.contains("/") && !name.startsWith("/") && !name.startsWith("$")) {
                names.add(name);
            }
        }
        if (names.isEmpty()) {
            return answers;
        }
        String words = "only when started from a folder with "
                + String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
                + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "")
                + ", which NEEDED names by a relative path";
        List<RunsOn> all = new ArrayList<>();
        for (RunsOn answer : answers) {
            List<String> provisos = new ArrayList<>(answer.provisos());
            if (answer.since() != null) {
                provisos.add(words);
            }
            all.add(new RunsOn(answer.distribution(), answer.since(), answer.reason(), provisos));
        }
        return all;
    }
}
