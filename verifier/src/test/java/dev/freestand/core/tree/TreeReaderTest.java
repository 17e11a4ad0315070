package dev.freestand.core.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.read.ElfBuilder;
import dev.freestand.core.text.ColourMode;
import dev.freestand.core.text.TreeText;
import dev.freestand.core.tree.read.TreeJson;
import dev.freestand.verifier.corpus.Corpus;
import dev.freestand.verifier.tree.TreeReader;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches in made-up roots, down to hostile ones. */
class TreeReaderTest {

    private static final String LOADER = "/lib64/ld-linux-x86-64.so.2";

    @TempDir
    private Path root;

    @BeforeEach
    void loader() throws IOException {
        put(LOADER, library());
    }

    private static ElfBuilder library() {
        return ElfBuilder.usual().type(ElfConstants.ET_DYN).dynamic();
    }

    private static ElfBuilder program(String... needed) {
        ElfBuilder program = ElfBuilder.usual().interpreter(LOADER);
        for (String name : needed) {
            program.needed(name);
        }
        return program;
    }

    private Path put(String path, ElfBuilder elf) throws IOException {
        return put(path, elf.build());
    }

    private Path put(String path, byte[] content) throws IOException {
        Path file = root.resolve(path.substring(1));
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    private void link(String path, String target) throws IOException {
        Path file = root.resolve(path.substring(1));
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, Path.of(target));
    }

    private LibraryTree tree(Path file) throws IOException {
        return TreeReader.of(SearchSettings.in(root.toString())).read(file);
    }

    private NeededLibrary only(Path file) throws IOException {
        LibraryTree tree = tree(file);
        return tree.objects().get(0).needs().get(0);
    }

    @Test
    void aFileFromElsewhereIsSeenWhereItWillLie() throws IOException {
        Path elsewhere =
                put("/elsewhere/app", program("libx.so.1").dynamicString(ElfConstants.DT_RUNPATH, "$ORIGIN/l"));
        put("/home/l/libx.so.1", library());
        Path beside = put(
                "/elsewhere/other", program("libx.so.1").dynamicString(ElfConstants.DT_RUNPATH, "$ORIGIN/../home/l"));

        LibraryTree tree = TreeReader.of(SearchSettings.in(root.toString())).read(elsewhere, "/home/app");
        LibraryTree other = TreeReader.of(SearchSettings.in(root.toString())).read(beside, "/not/there/../yet/app");
        LibraryTree absent = TreeReader.of(SearchSettings.in(root.toString())).read(beside, "/yet/app");

        assertThat(tree.objects().get(0).path()).isEqualTo("/home/app");
        assertThat(tree.objects().get(0).needs().get(0).path()).isEqualTo("/home/l/libx.so.1");
        assertThat(tree.notes()).noneMatch(note -> note.contains("outside the root"));
        assertThat(other.lost()).as("not a path without dots").isNotEmpty();
        assertThat(absent.objects().get(0).needs().get(0).path()).isEqualTo("/yet/../home/l/libx.so.1");
    }

    @Test
    void linksNeverLeadOutOfTheRoot() throws IOException {
        put("/lib64/real.so", library());
        link("/lib64/liba.so", "/lib64/real.so");
        link("/lib64/libb.so", "../../../../../../../../lib64/real.so");
        link("/lib64/libc1.so", root + "/lib64/real.so");
        link("/lib64/libd.so", "libd.so");
        Path file = put("/bin/app", program("liba.so", "libb.so", "libc1.so", "libd.so"));
        List<NeededLibrary> needs = tree(file).objects().get(0).needs();
        assertThat(needs)
                .extracting(NeededLibrary::status)
                .containsExactly(
                        ResolutionStatus.FOUND,
                        ResolutionStatus.LOADED,
                        ResolutionStatus.MISSING,
                        ResolutionStatus.MISSING);
        assertThat(needs.get(0).realPath()).isEqualTo("/lib64/real.so");
        assertThat(needs.get(3).tried().get(0).why()).isEqualTo("too many symbolic links");
    }

    @Test
    void defaultFoldersFollowFromWhereTheLoaderLies() throws IOException {
        put("/usr/lib/liba.so", library());
        Path file = put("/bin/app", program("liba.so"));
        assertThat(only(file).tried())
                .extracting(RejectedPath::path)
                .containsExactly("/lib64/liba.so", "/usr/lib64/liba.so");
        put("/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2", library());
        Files.delete(root.resolve("lib64/ld-linux-x86-64.so.2"));
        link(LOADER, "/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2");
        assertThat(only(file).path()).isEqualTo("/usr/lib/liba.so");
        assertThat(only(file).via()).isEqualTo(ResolutionSource.DEFAULT);
    }

    @Test
    void anotherClassOrMachineIsPassedOverAndBrokenFilesEndTheSearch() throws IOException {
        put(
                "/a/libx.so",
                new ElfBuilder(32, ByteOrder.LITTLE_ENDIAN)
                        .type(ElfConstants.ET_DYN)
                        .machine(3));
        put("/b/libx.so", library().machine(ElfConstants.EM_AARCH64));
        put("/c/libx.so", library());
        put("/d/libx.so", "not an object".getBytes());
        Path good = put("/bin/good", program("libx.so").dynamicString(ElfConstants.DT_RUNPATH, "/a:/b:/c"));
        Path bad = put("/bin/bad", program("libx.so").dynamicString(ElfConstants.DT_RUNPATH, "/d:/c"));
        assertThat(only(good).path()).isEqualTo("/c/libx.so");
        assertThat(only(bad).status()).isEqualTo(ResolutionStatus.REFUSED);
        assertThat(only(bad).path()).isEqualTo("/d/libx.so");
        assertThat(tree(bad).startable()).isFalse();
    }

    @Test
    void aDebugCompanionIsNoLibraryAndHasNoTree() throws IOException {
        Path companion =
                put("/lib64/libx.so", Corpus.of("debug-companion-library").bytes());

        NeededLibrary need = only(put("/bin/app", program("libx.so")));
        assertThat(need.status()).isEqualTo(ResolutionStatus.REFUSED);
        assertThat(need.tried()).extracting(RejectedPath::why).anyMatch(why -> why.contains("a debug companion"));
        assertThat(tree(companion).problem()).contains("debug companion holds nothing to load");
    }

    @Test
    void muslTakesTheFirstFileThatOpens() throws IOException {
        put("/opt/m/lib/ld-musl-x86_64.so.1", library());
        put("/opt/m/etc/ld-musl-x86_64.path", "/a\n/c:/d\n".getBytes());
        put("/a/libx.so", library().machine(ElfConstants.EM_AARCH64));
        put("/c/libx.so", library());
        put("/c/liby.so", library());
        ElfBuilder elf = ElfBuilder.usual().interpreter("/opt/m/lib/ld-musl-x86_64.so.1");
        Path file = put("/bin/app", elf.needed("libx.so").needed("liby.so").needed("libm.so"));
        LibraryTree tree = tree(file);
        assertThat(tree.loader()).isEqualTo("musl");
        assertThat(tree.objects().get(0).needs())
                .extracting(NeededLibrary::status)
                .containsExactly(ResolutionStatus.REFUSED, ResolutionStatus.FOUND, ResolutionStatus.LOADED);
        assertThat(tree.objects().get(0).needs().get(1).of()).isEqualTo("/opt/m/etc/ld-musl-x86_64.path");
    }

    @Test
    void muslWithoutPathFileHasItsThreeFolders() throws IOException {
        put("/lib/ld-musl-x86_64.so.1", library());
        Path file = put(
                "/bin/app",
                ElfBuilder.usual().interpreter("/lib/ld-musl-x86_64.so.1").needed("libx.so"));
        assertThat(only(file).tried())
                .extracting(RejectedPath::path)
                .containsExactly("/lib/libx.so", "/usr/local/lib/libx.so", "/usr/lib/libx.so");
    }

    @Test
    void missingLoaderIsMissing() throws IOException {
        Files.delete(root.resolve("lib64/ld-linux-x86-64.so.2"));
        LibraryTree tree = tree(put("/bin/app", program()));
        assertThat(tree.lost()).extracting(NeededLibrary::name).containsExactly(LOADER);
        assertThat(TreeText.print("app", tree, ColourMode.PLAIN)).contains("interpreter " + LOADER + " => MISSING");
    }

    @Test
    void circlesEndAndLongChainsAreCut() throws IOException {
        put("/lib64/libself.so", library().needed("libself.so").needed("libtwin.so"));
        put("/lib64/libtwin.so", library().needed("libself.so"));
        LibraryTree circle = tree(put("/bin/circle", program("libself.so")));
        assertThat(circle.startable()).isTrue();
        assertThat(circle.objects()).hasSize(3);
        for (int i = 0; i <= TreeLimits.OBJECTS; i++) {
            put("/lib64/lib" + i + ".so", library().needed("lib" + (i + 1) + ".so"));
        }
        LibraryTree chain = tree(put("/bin/chain", program("lib0.so")));
        assertThat(chain.startable()).isNull();
        assertThat(chain.problem()).contains("1000 objects");
        assertThat(TreeText.print("chain", chain, ColourMode.PLAIN)).contains("INCOMPLETE");
    }

    @Test
    void attemptsAreBounded() throws IOException {
        String folders = "/x:".repeat(1300);
        ElfBuilder program = program().dynamicString(ElfConstants.DT_RPATH, folders);
        for (int i = 0; i < 100; i++) {
            program.needed("lib" + i + ".so");
        }
        LibraryTree tree = tree(put("/bin/app", program));
        assertThat(tree.complete()).isFalse();
        assertThat(tree.lost()).isNotEmpty();
    }

    @Test
    void staticFilesLoadNothingAndOthersHaveNoTree() throws IOException {
        LibraryTree none = tree(put("/bin/static", ElfBuilder.usual()));
        assertThat(none.startable()).isTrue();
        assertThat(none.loader()).isNull();
        assertThat(tree(put("/bin/text", "#!/bin/sh\n".getBytes())).problem()).contains("cannot be read as ELF");
        assertThat(tree(put("/bin/o.o", ElfBuilder.usual().type(ElfConstants.ET_REL)))
                        .problem())
                .contains("e_type 1");
    }

    @Test
    void jsonIsSafeAndTextShowsNoEscapes() throws IOException {
        LibraryTree tree = tree(put("/bin/app", program("lib\u001b[31m.so")));
        assertThat(TreeText.print("app", tree, ColourMode.PLAIN))
                .doesNotContain("\u001b")
                .contains("=> MISSING", "tried /lib64/");
        assertThat(TreeJson.SCHEMA).isEqualTo("freestand/tree/1");
    }
}
