package dev.freestand.core.floor;

import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.facts.ReleaseSupport;
import dev.freestand.core.name.NameList;
import java.util.ArrayList;
import java.util.List;

/** Libraries that are needed by a relative path: whether they are found depends on the folder that a program is started in. */
final class RelativeLibraryPaths {

    private static final int NAMED = 4;

    private RelativeLibraryPaths() {}

    /** The same answers with a proviso where a file needs such libraries. */
    static List<ReleaseSupport> proviso(ElfFile file, List<ReleaseSupport> answers) {
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
                + NameList.first(NAMED, names)
                + ", which NEEDED names by a relative path";
        List<ReleaseSupport> all = new ArrayList<>();
        for (ReleaseSupport answer : answers) {
            List<String> provisos = new ArrayList<>(answer.provisos());
            if (answer.since() != null) {
                provisos.add(words);
            }
            all.add(new ReleaseSupport(answer.distribution(), answer.since(), answer.reason(), provisos));
        }
        return all;
    }
}
