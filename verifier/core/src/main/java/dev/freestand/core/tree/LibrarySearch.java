package dev.freestand.core.tree;

import dev.freestand.core.elf.ElfHeader;
import dev.freestand.core.tree.GlibcBuild.Subfolder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The search for one name: paths tried one after the other until one ends it. */
final class LibrarySearch {

    private final Ground ground;
    private final boolean foreignGoesOn;
    final List<RejectedPath> tried = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    final List<String> caveats = new ArrayList<>();
    /** Libraries that some processors would load before what is found. */
    final List<Alternative> alternatives = new ArrayList<>();

    @Nullable
    Found found;

    @Nullable
    String refusedPath;

    LibrarySearch(Ground ground, boolean foreignGoesOn) {
        this.ground = ground;
        this.foreignGoesOn = foreignGoesOn;
    }

    /** What does not change during one tree: the files, the program, and how much may still be tried. */
    static final class Ground {
        final FileTree files;
        final ElfHeader program;
        final String workingFolder;
        private final Map<String, Boolean> folders = new HashMap<>();
        int attempts;

        Ground(FileTree files, ElfHeader program, String workingFolder) {
            this.files = files;
            this.program = program;
            this.workingFolder = workingFolder;
        }

        boolean exhausted() {
            return attempts >= TreeLimits.ATTEMPTS;
        }

        String absolute(String path) {
            if (path.startsWith("/")) {
                return path;
            }
            return workingFolder.endsWith("/") ? workingFolder + path : workingFolder + "/" + path;
        }

        /** Whether anything is there; remembered, since the same folders are asked for with each name. */
        boolean exists(String folder) {
            Boolean known = folders.get(folder);
            if (known == null) {
                attempts++;
                known = files.resolve(absolute(folder)).place() != null;
                folders.put(folder, known);
            }
            return known;
        }
    }

    /**
     * The end of a successful search.
     *
     * @param path as the loader opens it
     * @param how by which rule
     */
    record Found(String path, CandidateLibrary candidate, How how) {}

    /**
     * A library that the loader takes on some processors.
     *
     * @param condition which ones, such as {@code processors of level x86-64-v3}
     */
    record Alternative(String path, String condition) {}

    /** A rule, whose words it follows, and what they are. */
    record How(
            ResolutionSource via,
            @Nullable String of,
            @Nullable String entry) {}

    boolean over() {
        return found != null || refusedPath != null || ground.exhausted();
    }

    /** Tries a folder, the subfolders first. */
    void folder(String folder, String name, How how, List<Subfolder> subfolders) {
        String base = folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
        if (!over() && !subfolders.isEmpty() && ground.exists(base + "/")) {
            for (Subfolder sub : subfolders) {
                if (!over() && ground.exists(base + "/" + sub.path())) {
                    sometimes(base + "/" + sub.path() + "/" + name, sub.condition(), how);
                }
            }
        }
        path(base + "/" + name, how);
    }

    /** Tries a path that is for some processors only, or for all where the condition is null. */
    void sometimes(String path, @Nullable String condition, How how) {
        if (condition == null) {
            path(path, how);
            return;
        }
        if (over()) {
            return;
        }
        ground.attempts++;
        String full = ground.absolute(path);
        CandidateLibrary candidate = CandidateLibrary.open(ground.files, full, ground.program);
        switch (candidate.answer()) {
            case USABLE -> alternatives.add(new Alternative(full, condition));
            case BROKEN ->
                notes.add(condition + " meet " + full + ", at which the loader gives up: " + candidate.why());
            case ABSENT, FOREIGN -> tried.add(new RejectedPath(full, candidate.why()));
        }
    }

    void path(String path, How how) {
        if (over()) {
            return;
        }
        ground.attempts++;
        String full = ground.absolute(path);
        CandidateLibrary candidate = CandidateLibrary.open(ground.files, full, ground.program);
        if (candidate.answer() == CandidateLibrary.Answer.USABLE) {
            found = new Found(full, candidate, how);
            alternatives.forEach(other -> notes.add(other.condition() + " load " + other.path() + " instead"));
        } else {
            tried.add(new RejectedPath(full, candidate.why()));
            boolean goesOn = candidate.answer() == CandidateLibrary.Answer.ABSENT
                    || (candidate.answer() == CandidateLibrary.Answer.FOREIGN && foreignGoesOn);
            refusedPath = goesOn ? null : full;
        }
        if (!path.startsWith("/")) {
            caveats.add(
                    found == null
                            ? "depends on the current folder: " + path + " is not usable in " + ground.workingFolder
                            : "depends on the current folder: " + path + " was found from " + ground.workingFolder);
        }
    }
}
