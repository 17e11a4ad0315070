package dev.freestand.verifier.tree;

import dev.freestand.verifier.elf.ElfHeader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The search for one name: paths tried one after the other until one ends it. */
final class Hunt {

    private static final int MOST_LEVELS = 32;

    private final Ground ground;
    private final boolean foreignGoesOn;
    final List<Attempt> tried = new ArrayList<>();
    final List<String> notes = new ArrayList<>();

    @Nullable
    Found found;

    @Nullable
    String refusedPath;

    Hunt(Ground ground, boolean foreignGoesOn) {
        this.ground = ground;
        this.foreignGoesOn = foreignGoesOn;
    }

    /** What does not change during one tree: the files, the program, and how much may still be tried. */
    static final class Ground {
        final RootFs files;
        final ElfHeader program;
        final String workingFolder;
        int attempts;

        Ground(RootFs files, ElfHeader program, String workingFolder) {
            this.files = files;
            this.program = program;
            this.workingFolder = workingFolder;
        }

        boolean exhausted() {
            return attempts >= Limits.ATTEMPTS;
        }

        String absolute(String path) {
            return path.startsWith("/") ? path : workingFolder + "/" + path;
        }
    }

    /**
     * The end of a successful search.
     *
     * @param path as the loader opens it
     * @param how by which rule
     */
    record Found(String path, Candidate candidate, How how) {}

    /** A rule, whose words it follows, and what they are. */
    record How(Via via, @Nullable String of, @Nullable String entry) {}

    boolean over() {
        return found != null || refusedPath != null || ground.exhausted();
    }

    /** Tries a folder; glibc's {@code glibc-hwcaps} below it is noted and not chosen, since processors differ. */
    void folder(String folder, String name, How how, boolean levels) {
        if (over()) {
            return;
        }
        String base = folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
        List<String> others = levels ? levels(base, name) : List.of();
        path(base + "/" + name, how);
        if (found != null) {
            others.forEach(level -> notes.add("processors of level " + level + " load " + base + "/glibc-hwcaps/"
                    + level + "/" + name + " instead"));
        } else {
            others.forEach(level -> tried.add(new Attempt(
                    base + "/glibc-hwcaps/" + level + "/" + name, "only for processors of level " + level)));
        }
    }

    void path(String path, How how) {
        if (over()) {
            return;
        }
        ground.attempts++;
        String full = ground.absolute(path);
        Candidate candidate = Candidate.open(ground.files, full, ground.program);
        switch (candidate.answer()) {
            case USABLE -> found = new Found(full, candidate, how);
            case ABSENT -> tried.add(new Attempt(full, candidate.why()));
            case FOREIGN, BROKEN -> {
                tried.add(new Attempt(full, candidate.why()));
                if (candidate.answer() == Candidate.Answer.BROKEN || !foreignGoesOn) {
                    refusedPath = full;
                }
            }
        }
    }

    private List<String> levels(String folder, String name) {
        String levels = ground.absolute(folder) + "/glibc-hwcaps";
        return ground.files.list(levels, MOST_LEVELS).stream()
                .filter(level ->
                        ground.files.resolve(levels + "/" + level + "/" + name).place() != null)
                .toList();
    }
}
