package dev.freestand.cli.prove;

import dev.freestand.cli.project.PipelineException;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.name.EscapedText;
import dev.freestand.verifier.file.FileErrorReasons;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.Folders;
import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.inspect.Inspector;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks through folders for programs, and counts what else is there. Symbolic links are not followed. */
final class ProgramSearch {

    /** Most files and folders that are looked at. */
    static final int MOST_ENTRIES = 200_000;
    /** Most programs that one proof is about. */
    static final int MOST_PROGRAMS = 200;

    private static final int DEEPEST = 256;

    private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};

    private final Inspector inspector;
    private final List<FoundProgram> programs = new ArrayList<>();
    private final Map<FileKind, Integer> others = new EnumMap<>(FileKind.class);
    private final List<String> unreadable = new ArrayList<>();
    private final Set<String> digests = new HashSet<>();
    private int entries;
    private int files;
    private int again;

    ProgramSearch(Inspector inspector) {
        this.inspector = inspector;
    }

    /**
     * Looks through a folder.
     *
     * @throws PipelineException if there is more in it than one proof can be about
     */
    void in(Path folder) throws IOException, PipelineException {
        boolean[] over = new boolean[1];
        Folders.walk(folder, DEEPEST, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                return next();
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    look(path, FileNames.text(folder.relativize(path)));
                }
                return next();
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException e) {
                unreadable.add(FileNames.shown(path) + ": " + FileErrorReasons.reason(e));
                return next();
            }

            private FileVisitResult next() {
                over[0] = ++entries > MOST_ENTRIES || programs.size() > MOST_PROGRAMS;
                return over[0] ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
            }
        });
        if (over[0]) {
            throw new PipelineException(
                    ExitCode.USAGE,
                    FileNames.shown(folder) + " has more than "
                            + (programs.size() > MOST_PROGRAMS
                                    ? MOST_PROGRAMS + " programs"
                                    : MOST_ENTRIES + " files and folders")
                            + ", too many for one proof\nName a folder within it, or single files.");
        }
    }

    private void look(Path file, String place) {
        files++;
        byte[] beginning = new byte[MAGIC.length];
        try (RegularFile opened = RegularFile.openNoFollow(file)) {
            opened.read(0, beginning, 0, beginning.length);
        } catch (IOException e) {
            unreadable.add(FileNames.shown(file) + ": " + FileErrorReasons.reason(e));
            return;
        }
        if (!java.util.Arrays.equals(beginning, MAGIC)) {
            others.merge(FileKind.NOT_ELF, 1, Integer::sum);
            return;
        }
        FileReport report = inspector.inspect(file);
        String digest = report.sha256();
        if (report.kind() != FileKind.EXECUTABLE || report.structure().debugCompanion()) {
            others.merge(report.kind(), 1, Integer::sum);
            if (report.error() != null) {
                unreadable.add(EscapedText.name(place) + ": " + report.error().message());
            }
        } else if (digest == null || !digests.add(digest)) {
            again++;
        } else {
            programs.add(new FoundProgram(file, place, report));
        }
    }

    /** The programs, each content once, in the order in which they were found. */
    List<FoundProgram> programs() {
        return List.copyOf(programs);
    }

    /** Names of one program that were left out because another has the same content. */
    int again() {
        return again;
    }

    /** Shared libraries beside the programs. */
    int libraries() {
        return others.getOrDefault(FileKind.SHARED_LIBRARY, 0);
    }

    /** What could not be read, and why. */
    List<String> unreadable() {
        return List.copyOf(unreadable);
    }

    /** What was looked at, such as {@code 12 files: 2 shared-library, 10 not-elf}. */
    String lookedAt() {
        String kinds = others.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().label())
                .collect(Collectors.joining(", "));
        return files + (files == 1 ? " file" : " files") + (kinds.isEmpty() ? "" : ": " + kinds);
    }
}
