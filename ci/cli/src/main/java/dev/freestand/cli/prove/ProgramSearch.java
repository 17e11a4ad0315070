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
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Looks through folders for programs, and counts what else is there. Symbolic links are not followed. */
final class ProgramSearch {

    /** Most files and folders that are looked at. */
    static final int MOST_ENTRIES = 200_000;
    /** Most programs that one proof is about. */
    static final int MOST_PROGRAMS = 200;

    private static final int DEEPEST = 256;

    private static final String MAGIC = "\u007fELF";
    private static final int BEGINNING = 64;

    /** What else people hand over, by its first bytes; each byte is a character. */
    private static final Map<String, List<String>> KINDS = Map.of(
            FileKind.SCRIPT.label(),
            List.of("#!"),
            "windows-program",
            List.of("MZ"),
            "macos-program",
            List.of(
                    "\u00cf\u00fa\u00ed\u00fe",
                    "\u00ce\u00fa\u00ed\u00fe",
                    "\u00fe\u00ed\u00fa\u00cf",
                    "\u00fe\u00ed\u00fa\u00ce"),
            "archive-within",
            List.of("\u001f\u008b", "PK\3\4", "\u00fd7zXZ\0", "(\u00b5/\u00fd", "BZh", "!<arch>\n"),
            "unread-archive",
            List.of("7z\u00bc\u00af", "Rar!", "hsqs", "LZIP", "\4\"M\u0018", "xar!"));

    private final Inspector inspector;
    private final List<FoundProgram> programs = new ArrayList<>();
    /** How many there are of each kind, by its label. */
    private final Map<String, Integer> others = new TreeMap<>();

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
                } else if (attributes.isSymbolicLink()) {
                    others.merge("symbolic-link", 1, Integer::sum);
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
        byte[] buffer = new byte[BEGINNING];
        byte[] beginning;
        try (RegularFile opened = RegularFile.openNoFollow(file)) {
            beginning = Arrays.copyOf(buffer, opened.read(0, buffer, 0, buffer.length));
        } catch (IOException e) {
            unreadable.add(FileNames.shown(file) + ": " + FileErrorReasons.reason(e));
            return;
        }
        if (!begins(beginning, MAGIC)) {
            others.merge(kind(beginning), 1, Integer::sum);
            return;
        }
        FileReport report = inspector.inspect(file);
        String digest = report.sha256();
        if (report.kind() != FileKind.EXECUTABLE || report.structure().debugCompanion()) {
            others.merge(report.kind().label(), 1, Integer::sum);
            if (report.error() != null) {
                unreadable.add(EscapedText.name(place) + ": " + report.error().message());
            }
        } else if (digest == null || !digests.add(digest)) {
            again++;
        } else {
            programs.add(new FoundProgram(file, place, report));
        }
    }

    private static boolean begins(byte[] bytes, String magic) {
        return new String(bytes, StandardCharsets.ISO_8859_1).startsWith(magic);
    }

    /** What a file is that is not ELF, as far as that helps who gave it. */
    private static String kind(byte[] beginning) {
        if (beginning.length == 0) {
            return "empty";
        }
        String text = new String(beginning, StandardCharsets.ISO_8859_1);
        String page = text.stripLeading().toLowerCase(Locale.ROOT);
        if (page.startsWith("<!doctype html") || page.startsWith("<html")) {
            return "web-page";
        }
        return KINDS.entrySet().stream()
                .filter(kind -> kind.getValue().stream().anyMatch(text::startsWith))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(FileKind.NOT_ELF.label());
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
        return others.getOrDefault(FileKind.SHARED_LIBRARY.label(), 0);
    }

    /** What could not be read, and why. */
    List<String> unreadable() {
        return List.copyOf(unreadable);
    }

    /** What was looked at, such as {@code 12 files: 2 shared-library, 10 not-elf}. */
    String lookedAt() {
        String kinds = others.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return files + (files == 1 ? " file" : " files") + (kinds.isEmpty() ? "" : ": " + kinds);
    }
}
