package dev.freestand.verifier.contents;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.MemorySource;
import dev.freestand.core.elf.Symbol;
import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.core.elf.read.SymbolReader;
import dev.freestand.core.size.LibraryUsage;
import dev.freestand.core.size.MemberUsage;
import dev.freestand.verifier.file.FileSource;
import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.proof.VariantContents;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;

/**
 * Finds which object files of a link ask for symbols: the link map names the files, and each file's own symbol table its
 * undefined symbols. What is not there any more, was changed after the link, is compiled while linking (LTO) or cannot be read
 * is left out: an answer names some of those who ask, and none who does not.
 */
final class SymbolUses {

    private static final int MOST_FILES = 2000;
    private static final int MOST_NAMED = 8;
    private static final int LONGEST_NAME = 200;
    private static final int LARGEST_MEMBER = 64 << 20;
    private static final byte[] ARCHIVE = "!<arch>\n".getBytes(StandardCharsets.US_ASCII);

    private final Path root;
    private final FileTime linked;
    private final Set<String> wanted;
    private final Map<String, Set<String>> found = new TreeMap<>();

    private SymbolUses(Path root, FileTime linked, Set<String> wanted) {
        this.root = root;
        this.linked = linked;
        this.wanted = wanted;
    }

    /**
     * Which of them ask for these symbols.
     *
     * @param root what the map's names are relative to
     * @param linked when the map was written
     * @return for each symbol that something asks for, sorted by name
     */
    static List<VariantContents.SymbolUse> of(
            List<LibraryUsage> libraries, Path root, FileTime linked, Set<String> wanted) {
        SymbolUses uses = new SymbolUses(root, linked, wanted);
        if (!wanted.isEmpty()) {
            libraries.stream().limit(MOST_FILES).forEach(uses::look);
        }
        List<VariantContents.SymbolUse> all = new ArrayList<>();
        uses.found.forEach((symbol, objects) -> all.add(new VariantContents.SymbolUse(
                symbol, objects.stream().limit(MOST_NAMED).toList(), Math.max(0, objects.size() - MOST_NAMED))));
        return all;
    }

    private void look(LibraryUsage library) {
        try {
            Path file = root.resolve(library.name()).toRealPath();
            if (!Files.isRegularFile(file) || Files.getLastModifiedTime(file).compareTo(linked) > 0) {
                return;
            }
            String name = library.name().substring(library.name().lastIndexOf('/') + 1);
            if (archive(file)) {
                members(file, name, library.members());
            } else {
                try (FileSource source = FileSource.open(file)) {
                    look(source, name);
                }
            }
        } catch (IOException | InvalidPathException unreadable) {
            // Then who asks is not known of this file.
            return;
        }
    }

    private static boolean archive(Path file) throws IOException {
        try (InputStream in = RegularFile.stream(file)) {
            return Arrays.equals(in.readNBytes(ARCHIVE.length), ARCHIVE);
        }
    }

    private void members(Path file, String archive, List<MemberUsage> members) throws IOException {
        Set<String> names = new HashSet<>();
        members.forEach(member -> names.add(member.name()));
        try (ArArchiveInputStream in = new ArArchiveInputStream(new BufferedInputStream(RegularFile.stream(file)))) {
            for (ArArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getLength() < 0) {
                    throw new IOException("a member has a negative length");
                }
                if (names.contains(entry.getName()) && entry.getLength() <= LARGEST_MEMBER) {
                    look(
                            new MemorySource(in.readNBytes((int) entry.getLength())),
                            archive + "(" + entry.getName() + ")");
                }
            }
        }
    }

    private void look(ByteSource source, String name) throws IOException {
        try {
            for (Symbol symbol :
                    SymbolReader.full(ElfReader.read(source), source).all()) {
                if (!symbol.defined() && wanted.contains(symbol.name())) {
                    found.computeIfAbsent(symbol.name(), key -> new TreeSet<>()).add(bounded(name));
                }
            }
        } catch (ElfFormatException notElf) {
            // Bitcode of LLVM, or something else that has no such table.
            return;
        }
    }

    private static String bounded(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "...";
    }
}
