package dev.freestand.containers.predict;

import dev.freestand.verifier.elf.ElfFormatException;
import dev.freestand.verifier.elf.ElfReader;
import dev.freestand.verifier.elf.FileSource;
import dev.freestand.verifier.elf.VersionDefinitions;
import dev.freestand.verifier.elf.VersionNeed;
import dev.freestand.verifier.tree.LibraryTree;
import dev.freestand.verifier.tree.Need;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The libraries that one program will load, and the symbol versions that they really define. */
final class Libraries {

    private static final String GLIBC = "GLIBC_";

    private final LibraryTree tree;
    private final RootTree root;
    private final Map<String, Optional<Set<String>>> defined = new HashMap<>();

    Libraries(LibraryTree tree, RootTree root) {
        this.tree = tree;
        this.root = root;
    }

    /** Needs that the loader will insist on and not find, in the file's order. */
    List<VersionNeed> missing(List<VersionNeed> needs) throws ElfFormatException, IOException {
        List<VersionNeed> missing = new ArrayList<>();
        for (VersionNeed need : needs) {
            // A library without any versions passes: it was linked against another build of it (ld.so lets that be).
            Optional<Set<String>> there = definitions(need.library());
            if (!need.weak() && there.isPresent() && !there.get().contains(need.version())) {
                missing.add(need);
            }
        }
        return missing;
    }

    /** The newest version of glibc's interface that a library defines. */
    Optional<Version> newestGlibc(String library) throws ElfFormatException, IOException {
        return definitions(library).stream()
                .flatMap(Set::stream)
                .flatMap(word -> glibc(word).stream())
                .max(Version::compareTo);
    }

    /** The number in a word such as {@code GLIBC_2.34}; empty for every other word, {@code GLIBC_PRIVATE} among them. */
    static Optional<Version> glibc(String word) {
        return word.startsWith(GLIBC) ? Version.parse(word.substring(GLIBC.length())) : Optional.empty();
    }

    private Optional<Set<String>> definitions(String library) throws ElfFormatException, IOException {
        Optional<Set<String>> known = defined.get(library);
        if (known == null) {
            known = read(library);
            defined.put(library, known);
        }
        return known;
    }

    private Optional<Set<String>> read(String library) throws ElfFormatException, IOException {
        Optional<Path> file = tree.needs()
                .filter(need -> need.name().equals(library) && need.path() != null)
                .findFirst()
                .map(Need::path)
                .flatMap(root::file);
        if (file.isEmpty()) {
            // Nothing of that name is loaded, which the loader takes for a damaged file.
            return Optional.of(new TreeSet<>());
        }
        try (FileSource source = FileSource.open(file.get())) {
            return VersionDefinitions.read(ElfReader.read(source), source);
        }
    }
}
