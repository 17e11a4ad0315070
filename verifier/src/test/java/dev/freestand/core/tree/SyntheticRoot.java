package dev.freestand.core.tree;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.read.ElfBuilder;
import dev.freestand.core.facts.Privileges;
import dev.freestand.verifier.tree.TreeReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A made-up root with a loader that contains how it was built, as the real ones do. */
final class SyntheticRoot {

    static final String LOADER = "/lib64/ld-linux-x86-64.so.2";
    static final Privileges SETUID = new Privileges(true, false, Privileges.NO_CAPABILITIES);
    private static final String LEVELS = "x86-64-v4:x86-64-v3:x86-64-v2\0glibc-hwcaps/\0";

    private final Path root;

    SyntheticRoot(Path root) throws IOException {
        this(root, LEVELS + "stable release version 2.41.\0");
    }

    /** The loader's own texts stand behind those on its folders. */
    SyntheticRoot(Path root, String texts) throws IOException {
        this.root = root;
        String all = "\0/lib64/\0/usr/lib64/\0x\0lib64\0/etc/ld.so.cache\0" + texts;
        put(LOADER, library().code(all.getBytes(StandardCharsets.US_ASCII)));
    }

    /** glibc 2.36, the last that searches the older subfolders. */
    static SyntheticRoot legacy(Path root) throws IOException {
        return new SyntheticRoot(root, LEVELS + "stable release version 2.36.\0");
    }

    static ElfBuilder library() {
        return ElfBuilder.usual().type(ElfConstants.ET_DYN).dynamic();
    }

    static ElfBuilder program(String... needed) {
        ElfBuilder program = ElfBuilder.usual().interpreter(LOADER);
        for (String name : needed) {
            program.needed(name);
        }
        return program;
    }

    Path put(String path, ElfBuilder elf) throws IOException {
        return put(path, elf.build());
    }

    Path put(String path, byte[] content) throws IOException {
        Path file = root.resolve(path.substring(1));
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    LibraryTree tree(ElfBuilder program) throws IOException {
        return tree(program, null);
    }

    LibraryTree tree(ElfBuilder program, String level) throws IOException {
        return tree(program, level, Privileges.UNKNOWN, List.of());
    }

    LibraryTree tree(ElfBuilder program, String level, Privileges privileges, List<String> libraryPath)
            throws IOException {
        return TreeReader.of(new SearchSettings(root.toString(), libraryPath, null, level))
                .read(put("/opt/app/bin/app", program), privileges);
    }

    NeededLibrary first(ElfBuilder program) throws IOException {
        return tree(program).objects().get(0).needs().get(0);
    }

    NeededLibrary first(ElfBuilder program, String level) throws IOException {
        return tree(program, level).objects().get(0).needs().get(0);
    }
}
