package dev.freestand.core.tree.read;

import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.SeparateDebugFile;
import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.core.facts.DlopenNotes;
import dev.freestand.core.facts.DlopenNotes.DlopenEntry;
import dev.freestand.core.name.RawText;
import dev.freestand.core.tree.DlopenLibrary;
import dev.freestand.core.tree.DynamicInfo;
import dev.freestand.core.tree.FileTree;
import dev.freestand.core.tree.LibraryTree;
import dev.freestand.core.tree.LoadingObject;
import dev.freestand.core.tree.SearchSettings;
import dev.freestand.core.tree.TreeBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what programs load.
 *
 * @param files where libraries are searched
 * @param settings by which
 */
public record ProgramTree(FileTree files, SearchSettings settings) {

    /**
     * A program whose tree is asked for.
     *
     * @param source its content
     * @param place its path as seen from inside the root, and what tells it from other files
     * @param inside whether it lies inside the root
     */
    public record Program(ByteSource source, FileTree.Place place, boolean inside) {}

    /** The folders of a list for LD_LIBRARY_PATH, as a word of the command line has it. */
    public static List<String> libraryPath(@Nullable String word) {
        return word == null
                ? List.of()
                : Arrays.asList(RawText.of(RawText.wordBytes(word)).split("[:;]", -1));
    }

    /** The tree of a file that cannot be read. */
    public LibraryTree unread(String reason) {
        return none("the file cannot be read as ELF: " + reason);
    }

    /**
     * The tree of a program. What cannot be read of its libraries is said in it.
     *
     * @param privileges words for what the file gives to whoever starts it: the loader then runs in secure-execution mode
     * @throws ElfFormatException if the program is not well-formed ELF
     * @throws IOException if it cannot be read
     */
    public LibraryTree of(Program program, List<String> privileges) throws ElfFormatException, IOException {
        ElfFile elf = ElfReader.read(program.source());
        if (elf.companion() != SeparateDebugFile.NONE) {
            return none("a debug companion holds nothing to load: ask about the file that it was taken from");
        }
        int type = elf.header().type();
        if (type != ElfConstants.ET_EXEC && type != ElfConstants.ET_DYN) {
            return none("no loader loads a file of this type (e_type " + type + ")");
        }
        DynamicInfo facts = DynamicInfo.of(elf, program.source());
        FileTree.Place place = program.place();
        LoadingObject first = new LoadingObject(place.path(), place.identity(), facts, null);
        if (elf.interpreter() == null && elf.needed().isEmpty()) {
            return alone(first);
        }
        return new TreeBuilder(files, settings, elf, first, privileges).run(program.inside());
    }

    /**
     * How a command ends that prints trees: a failure where a program does not start, or says itself that it does not work.
     *
     * @param code of the files themselves
     */
    public static ExitCode exitCode(List<TreeJson.Entry> entries, ExitCode code) {
        if (code == ExitCode.FAILED || entries.stream().anyMatch(entry -> failed(entry.tree()))) {
            return ExitCode.FAILED;
        }
        return entries.stream().anyMatch(entry -> cutShort(entry.tree())) ? ExitCode.INCONCLUSIVE : code;
    }

    private static boolean failed(LibraryTree tree) {
        return Boolean.FALSE.equals(tree.startable()) || tree.opens().stream().anyMatch(DlopenLibrary::missed);
    }

    /** A file that is no program has no tree, and that is no fault. */
    private static boolean cutShort(LibraryTree tree) {
        return tree.startable() == null && !tree.objects().isEmpty();
    }

    private LibraryTree alone(LoadingObject first) {
        List<String> notes = new ArrayList<>();
        DlopenNotes dlopen = first.facts.dlopen();
        for (DlopenEntry entry : dlopen.entries()) {
            notes.add("says that it opens " + entry.words() + ", which was not looked for: no loader is known");
        }
        if (dlopen.problem() != null) {
            notes.add(dlopen.problem());
        }
        return new LibraryTree(
                settings.root(), null, null, List.of(first.finished()), null, notes, List.of(), List.of(), List.of());
    }

    private LibraryTree none(String problem) {
        return new LibraryTree(
                settings.root(), null, null, List.of(), problem, List.of(), List.of(), List.of(), List.of());
    }
}
