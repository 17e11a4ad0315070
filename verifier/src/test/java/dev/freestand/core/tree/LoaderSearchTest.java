package dev.freestand.core.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.read.ElfBuilder;
import dev.freestand.core.facts.Privileges;
import dev.freestand.core.text.ColourMode;
import dev.freestand.core.text.TreeText;
import dev.freestand.verifier.tree.TreeReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of question on which the loader's search turns, in made-up roots; the real loaders answer in LoaderOracleIT. */
class LoaderSearchTest {

    private static final long DT_FLAGS_1 = 0x6ffffffbL;
    private static final long NODEFLIB = 0x800;

    @TempDir
    private Path folder;

    private SyntheticRoot root;

    @BeforeEach
    void root() throws IOException {
        root = new SyntheticRoot(folder);
    }

    private static ElfBuilder program(String... needed) {
        return SyntheticRoot.program(needed);
    }

    private static ElfBuilder library() {
        return SyntheticRoot.library();
    }

    @Test
    void theCacheIsReadAndLdSoConfIsNot() throws IOException {
        root.put("/opt/a/libx.so.1", library());
        root.put("/opt/b/liby.so.1", library());
        root.put("/etc/ld.so.conf", "/opt/b\n".getBytes());
        assertThat(root.first(program("libx.so.1")).status()).isEqualTo(ResolutionStatus.MISSING);
        root.put(
                "/etc/ld.so.cache",
                CacheBuilder.little().add("libx.so.1", "/opt/a/libx.so.1").build());
        NeededLibrary found = root.first(program("libx.so.1"));
        assertThat(found.path()).isEqualTo("/opt/a/libx.so.1");
        assertThat(found.via()).isEqualTo(ResolutionSource.CACHE);
        assertThat(root.first(program("liby.so.1")).status()).isEqualTo(ResolutionStatus.MISSING);
    }

    @Test
    void aStaleOrForeignCacheEntryIsPassedOver() throws IOException {
        root.put("/usr/lib64/libx.so", library());
        root.put(
                "/etc/ld.so.cache",
                CacheBuilder.little().add("libx.so", "/gone/libx.so").build());
        assertThat(root.first(program("libx.so")).via()).isEqualTo(ResolutionSource.DEFAULT);
        root.put("/opt/i386/libx.so", library());
        root.put(
                "/etc/ld.so.cache",
                CacheBuilder.little().add("libx.so", "/opt/i386/libx.so", 3, 0).build());
        assertThat(root.first(program("libx.so")).path()).isEqualTo("/usr/lib64/libx.so");
    }

    @Test
    void aMalformedCacheIsNamedAndCountsAsNone() throws IOException {
        root.put("/usr/lib64/libx.so", library());
        root.put("/etc/ld.so.cache", "nonsense".getBytes());
        LibraryTree tree = root.tree(program("libx.so"));
        assertThat(tree.startable()).isTrue();
        assertThat(tree.notes()).singleElement().asString().contains("/etc/ld.so.cache does not begin as a cache does");
    }

    @Test
    void nodeflibShutsOutBuiltInFoldersInTheCacheToo() throws IOException {
        root.put("/lib64/libx.so", library());
        root.put("/opt/liby.so", library());
        root.put(
                "/etc/ld.so.cache",
                CacheBuilder.little()
                        .add("liby.so", "/opt/liby.so")
                        .add("libx.so", "/lib64/libx.so")
                        .build());
        LibraryTree tree = root.tree(program("libx.so", "liby.so").dynamic(DT_FLAGS_1, NODEFLIB));
        assertThat(tree.objects().get(0).needs())
                .extracting(NeededLibrary::status)
                .containsExactly(ResolutionStatus.MISSING, ResolutionStatus.FOUND);
    }

    @Test
    void libraryForSomeProcessorsOnlyIsConditional() throws IOException {
        root.put("/lib64/glibc-hwcaps/x86-64-v3/libx.so", library());
        ElfBuilder program = program("libx.so");
        LibraryTree tree = root.tree(program);
        assertThat(tree.startable()).isNull();
        assertThat(tree.conditional().get(0).caveats())
                .containsExactly("only processors of level x86-64-v3 find it: /lib64/glibc-hwcaps/x86-64-v3/libx.so");
        assertThat(TreeText.print("app", tree, ColourMode.PLAIN))
                .contains("ON SOME PROCESSORS", "DEPENDS ON THE PROCESSOR");
        assertThat(root.first(program, "x86-64-v2").status()).isEqualTo(ResolutionStatus.MISSING);
        assertThat(root.first(program, "x86-64-v4").path()).isEqualTo("/lib64/glibc-hwcaps/x86-64-v3/libx.so");
    }

    @Test
    void theCachesProcessorEntriesFollowTheProcessor() throws IOException {
        for (String path : List.of("/v3/libx.so", "/v2/libx.so", "/plain/libx.so")) {
            root.put(path, library());
        }
        root.put(
                "/etc/ld.so.cache",
                CacheBuilder.little()
                        .level("libx.so", "/v2/libx.so", "x86-64-v2", 0)
                        .level("libx.so", "/v3/libx.so", "x86-64-v3", 3)
                        .add("libx.so", "/plain/libx.so")
                        .build());
        ElfBuilder program = program("libx.so");
        assertThat(root.first(program, "x86-64-v1").path()).isEqualTo("/plain/libx.so");
        assertThat(root.first(program, "x86-64-v2").path()).isEqualTo("/v2/libx.so");
        // The library for v3 says in its own note that it needs v4.
        assertThat(root.first(program, "x86-64-v3").path()).isEqualTo("/v2/libx.so");
        assertThat(root.first(program, "x86-64-v4").path()).isEqualTo("/v3/libx.so");
        assertThat(root.first(program).path()).isEqualTo("/plain/libx.so");
        assertThat(root.first(program).notes())
                .containsExactly(
                        "processors of level x86-64-v4 load /v3/libx.so instead",
                        "processors of level x86-64-v2 load /v2/libx.so instead");
    }

    @Test
    void olderSubfoldersAreThoseOfOlderLoaders() throws IOException {
        root.put("/lib64/tls/libx.so", library());
        root.put("/lib64/haswell/liby.so", library());
        assertThat(root.first(program("libx.so")).status()).isEqualTo(ResolutionStatus.MISSING);
        SyntheticRoot legacy = SyntheticRoot.legacy(folder);
        assertThat(legacy.first(program("libx.so")).path()).isEqualTo("/lib64/tls/libx.so");
        assertThat(legacy.first(program("liby.so")).status()).isEqualTo(ResolutionStatus.CONDITIONAL);
        legacy.put(
                "/etc/ld.so.cache",
                CacheBuilder.little()
                        .add("libz.so", "/lib64/tls/libx.so", CacheBuilder.X86_64, 1L << 49)
                        .build());
        assertThat(legacy.first(program("libz.so")).status()).isEqualTo(ResolutionStatus.CONDITIONAL);
        assertThat(new SyntheticRoot(folder).first(program("libz.so")).status()).isEqualTo(ResolutionStatus.MISSING);
    }

    @Test
    void libIsWhatTheLoaderWasBuiltWith() throws IOException {
        root.put("/opt/app/lib64/libx.so", library());
        ElfBuilder program = program("libx.so").dynamicString(ElfConstants.DT_RUNPATH, "${ORIGIN}/../$LIB");
        assertThat(root.first(program).path()).isEqualTo("/opt/app/bin/../lib64/libx.so");
        assertThat(root.first(program).caveats()).isEmpty();
        root.put(SyntheticRoot.LOADER, library());
        assertThat(root.first(program).caveats())
                .singleElement()
                .asString()
                .contains("what $LIB stands for is not known");
        assertThat(root.tree(program).notes()).singleElement().asString().contains("does not tell which folders");
    }

    @Test
    void aTokensNameEndsWhereTheWordEnds() throws IOException {
        root.put("/opt/app/bin/libx.so", library());
        assertThat(root.first(program("libx.so").dynamicString(ElfConstants.DT_RUNPATH, "$ORIGINAL:$ORIGIN_"))
                        .status())
                .isEqualTo(ResolutionStatus.MISSING);
        assertThat(root.first(program("libx.so").dynamicString(ElfConstants.DT_RUNPATH, "$ORIGIN/."))
                        .status())
                .isEqualTo(ResolutionStatus.FOUND);
    }

    @Test
    void whatPlatformStandsForDependsOnTheProcessor() throws IOException {
        root.put("/opt/x86_64/libx.so", library());
        assertThat(root.first(program("libx.so").dynamicString(ElfConstants.DT_RUNPATH, "/opt/$PLATFORM"))
                        .status())
                .isEqualTo(ResolutionStatus.CONDITIONAL);
    }

    @Test
    void secureExecutionCountsNeitherOriginNorLibraryPath() throws IOException {
        root.put("/opt/app/bin/libx.so", library());
        root.put("/given/liby.so", library());
        ElfBuilder program = program("libx.so", "liby.so").dynamicString(ElfConstants.DT_RUNPATH, "$ORIGIN");
        LibraryTree plain = root.tree(program, null, Privileges.UNKNOWN, List.of("/given"));
        LibraryTree secure = root.tree(program, null, SyntheticRoot.SETUID, List.of("/given"));
        assertThat(plain.startable()).isTrue();
        assertThat(secure.lost()).extracting(NeededLibrary::name).containsExactly("libx.so", "liby.so");
        assertThat(secure.notes())
                .containsExactly(
                        "setuid: starts in secure-execution mode, where $ORIGIN and LD_LIBRARY_PATH do not count");
    }

    @Test
    void secureExecutionCountsOriginInTrustedFoldersAndOfLibraries() throws IOException {
        root.put("/usr/lib64/app/libx.so", library());
        root.put("/opt/l/liby.so", library().needed("libz.so").dynamicString(ElfConstants.DT_RUNPATH, "$ORIGIN/sub"));
        root.put("/opt/l/sub/libz.so", library());
        ElfBuilder program = program("libx.so", "liby.so")
                .dynamicString(ElfConstants.DT_RUNPATH, "$ORIGIN/../../../usr/lib64/app:/opt/l:x$ORIGIN");
        assertThat(root.tree(program, null, SyntheticRoot.SETUID, List.of()).startable())
                .isTrue();
        ElfBuilder out = program("libx.so")
                .dynamicString(ElfConstants.DT_RUNPATH, "$ORIGIN/../../../usr/lib64/../../usr/lib64x/../../opt");
        assertThat(root.tree(out, null, SyntheticRoot.SETUID, List.of()).startable())
                .isFalse();
    }

    @Test
    void secureExecutionAllowsNoTokenInANeededName() throws IOException {
        root.put("/opt/app/bin/libx.so", library());
        ElfBuilder program = program("$ORIGIN/libx.so");
        assertThat(root.tree(program).startable()).isTrue();
        LibraryTree secure = root.tree(program, null, SyntheticRoot.SETUID, List.of());
        assertThat(secure.lost().get(0).status()).isEqualTo(ResolutionStatus.REFUSED);
    }

    @Test
    void secureExecutionUnderMuslDropsTheProgramsListWithOrigin() throws IOException {
        root.put("/lib/ld-musl-x86_64.so.1", library());
        root.put("/opt/app/bin/libx.so", library());
        root.put("/given/libx.so", library());
        ElfBuilder program = ElfBuilder.usual()
                .interpreter("/lib/ld-musl-x86_64.so.1")
                .needed("libx.so")
                .dynamicString(ElfConstants.DT_RUNPATH, "/given:$ORIGIN");
        assertThat(root.tree(program).startable()).isTrue();
        assertThat(root.tree(program, null, SyntheticRoot.SETUID, List.of("/given"))
                        .startable())
                .isFalse();
    }

    @Test
    void aMissingFilterEndsTheStartAndAMissingAuxiliaryDoesNot() throws IOException {
        root.put("/lib64/libF.so", library().dynamicString(ElfConstants.DT_FILTER, "libt.so"));
        root.put("/lib64/libf.so", library().dynamicString(ElfConstants.DT_AUXILIARY, "libt.so"));
        LibraryTree filter = root.tree(program("libF.so"));
        LibraryTree auxiliary = root.tree(program("libf.so"));
        assertThat(filter.lost()).extracting(NeededLibrary::kind).containsExactly(NeededLibrary.Kind.FILTER);
        assertThat(auxiliary.startable()).isTrue();
        assertThat(TreeText.print("app", auxiliary, ColourMode.PLAIN))
                .contains("auxiliary libt.so => MISSING  [the program");
        root.put("/lib64/libt.so", library().needed("libdeep.so"));
        assertThat(root.tree(program("libF.so")).lost())
                .extracting(NeededLibrary::name)
                .containsExactly("libdeep.so");
        assertThat(root.tree(program("libf.so")).lost())
                .extracting(NeededLibrary::name)
                .containsExactly("libdeep.so");
        root.put("/lib64/libt.so", "broken".getBytes());
        assertThat(root.tree(program("libF.so")).startable()).isFalse();
        assertThat(root.tree(program("libf.so")).startable()).isTrue();
    }

    @Test
    void muslSupportsNoFilters() throws IOException {
        root.put("/lib/ld-musl-x86_64.so.1", library());
        root.put("/lib/libF.so", library().dynamicString(ElfConstants.DT_FILTER, "libt.so"));
        LibraryTree tree = root.tree(
                ElfBuilder.usual().interpreter("/lib/ld-musl-x86_64.so.1").needed("libF.so"));
        assertThat(tree.startable()).isTrue();
        assertThat(tree.notes()).singleElement().asString().contains("is a filter for libt.so");
    }

    @Test
    void aLibraryInTooOldAVersionEndsTheStart() throws IOException {
        root.put("/lib64/libx.so", library().defines("libx.so", "X_1.9", "X_1.10"));
        root.put("/lib64/liby.so", library().needed("libx.so").version("libx.so", "X_1.11"));
        root.put("/lib64/libn.so", library());
        LibraryTree tree = root.tree(program("libx.so", "liby.so", "libn.so")
                .version("libx.so", "X_1.9", "X_2")
                .version("libn.so", "N_1"));
        assertThat(tree.startable()).isFalse();
        assertThat(tree.missingVersions())
                .containsExactly(
                        new MissingVersion("/opt/app/bin/app", "libx.so", "/lib64/libx.so", "X_2", "X_1.10"),
                        new MissingVersion("/lib64/liby.so", "libx.so", "/lib64/libx.so", "X_1.11", "X_1.10"));
        assertThat(TreeText.print("app", tree, ColourMode.PLAIN))
                .contains(
                        "libx.so => /lib64/libx.so: version X_2 => MISSING (needed by /opt/app/bin/app; the newest there"
                                + " is X_1.10)")
                .contains("2 symbol versions are missing: the program does not start");
    }

    private static ElfBuilder loader(String... texts) {
        return library()
                .code(("\0" + String.join("\0", texts) + "\0stable release version 2.41.\0")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean found(SyntheticRoot made, String interpreter, String name) throws IOException {
        return made.tree(ElfBuilder.usual().interpreter(interpreter).needed(name))
                .startable();
    }

    /** Folders as the loaders of these systems have them built in. */
    @Test
    void loadersOfFedoraArchAndNixSearchTheirOwnFolders() throws IOException {
        SyntheticRoot fedora = new SyntheticRoot(folder.resolve("fedora"));
        fedora.put("/usr/lib64/libin.so", library());
        fedora.put("/usr/lib/libout.so", library());
        fedora.put("/lib/x86_64-linux-gnu/libdebian.so", library());
        assertThat(found(fedora, SyntheticRoot.LOADER, "libin.so")).isTrue();
        assertThat(found(fedora, SyntheticRoot.LOADER, "libout.so")).isFalse();
        assertThat(found(fedora, SyntheticRoot.LOADER, "libdebian.so")).isFalse();

        SyntheticRoot arch = new SyntheticRoot(folder.resolve("arch"));
        Files.delete(folder.resolve("arch" + SyntheticRoot.LOADER));
        Files.delete(folder.resolve("arch/lib64"));
        arch.put("/usr/lib/ld-linux-x86-64.so.2", loader("/usr/lib/", "x", "lib", "/etc/ld.so.cache"));
        Files.createSymbolicLink(folder.resolve("arch/lib64"), Path.of("usr/lib"));
        arch.put("/usr/lib/libin.so", library());
        arch.put("/usr/lib/token/libtoken.so", library());
        arch.put("/usr/lib64/libout.so", library());
        assertThat(found(arch, SyntheticRoot.LOADER, "libin.so")).isTrue();
        assertThat(found(arch, SyntheticRoot.LOADER, "libout.so")).isFalse();
        assertThat(arch.tree(program("libtoken.so").dynamicString(ElfConstants.DT_RUNPATH, "/usr/$LIB/token"))
                        .startable())
                .isTrue();

        String store = "/nix/store/abc-glibc-2.40";
        SyntheticRoot nix = new SyntheticRoot(folder.resolve("nix"));
        String interpreter = store + "/lib/ld-linux-x86-64.so.2";
        nix.put(interpreter, loader(store + "/lib/", "x", store + "/etc/ld.so.cache"));
        nix.put(store + "/lib/libin.so", library());
        nix.put("/usr/lib/libout.so", library());
        nix.put("/lib64/libalso.so", library());
        nix.put("/opt/l/libcached.so", library());
        nix.put(
                "/etc/ld.so.cache",
                CacheBuilder.little().add("libcached.so", "/opt/l/libcached.so").build());
        assertThat(found(nix, interpreter, "libin.so")).isTrue();
        assertThat(found(nix, interpreter, "libout.so")).isFalse();
        assertThat(found(nix, interpreter, "libalso.so")).isFalse();
        assertThat(found(nix, interpreter, "libcached.so"))
                .as("the system's cache is not the store's")
                .isFalse();
    }

    private static ElfBuilder packed(ElfBuilder elf, String... versions) {
        return elf.dynamic(ElfConstants.DT_RELR, 0).needed("libc.so.6").version("libc.so.6", versions);
    }

    /** dl-version.c of glibc since 2.36; an older one leaves the addresses as they are in the file. */
    @Test
    void packedRelocationsWithoutTheirVersionAreRefused() throws IOException {
        root.put("/lib64/libc.so.6", library().defines("libc.so.6", "GLIBC_2.2.5", "GLIBC_ABI_DT_RELR"));
        assertThat(root.tree(packed(program(), "GLIBC_2.2.5", "GLIBC_ABI_DT_RELR"))
                        .startable())
                .isTrue();
        LibraryTree tree = root.tree(packed(program(), "GLIBC_2.2.5"));
        assertThat(tree.startable()).isFalse();
        assertThat(tree.refusals())
                .containsExactly(
                        "/opt/app/bin/app has packed relocations (DT_RELR) and does not need GLIBC_ABI_DT_RELR:"
                                + " this glibc refuses it");
        assertThat(TreeText.print("app", tree, ColourMode.PLAIN))
                .contains("REFUSED: /opt/app/bin/app has packed relocations")
                .contains("nothing is missing, and the program does not start");
        root.put("/lib64/libp.so", packed(library(), "GLIBC_2.2.5"));
        assertThat(root.tree(program("libp.so").needed("libc.so.6")).refusals())
                .singleElement()
                .asString()
                .startsWith("/lib64/libp.so has packed relocations");

        root.put("/lib64/libc.so.6", library().defines("libc.so.6", "GLIBC_2.2.5", "GLIBC_2.35"));
        assertThat(root.tree(packed(program(), "GLIBC_2.2.5")).refusals())
                .containsExactly(
                        "/opt/app/bin/app has packed relocations (DT_RELR), which this glibc does not apply: it"
                                + " does not define GLIBC_ABI_DT_RELR");
        // Without versions no object asks for any.
        assertThat(root.tree(program("libc.so.6")).startable()).isTrue();
    }

    @Test
    void aRelativePathDependsOnTheCurrentFolder() throws IOException {
        root.put("/build/libx.so", library());
        NeededLibrary found = root.first(program("build/libx.so"));
        assertThat(found.path()).isEqualTo("/build/libx.so");
        assertThat(found.caveats()).containsExactly("depends on the current folder: build/libx.so was found from /");
        NeededLibrary lost = TreeReader.of(new SearchSettings(folder.toString(), List.of(), "/opt", null))
                .read(root.put("/app", program("build/libx.so")))
                .lost()
                .get(0);
        assertThat(lost.caveats())
                .containsExactly("depends on the current folder: build/libx.so is not usable in /opt");
        assertThat(root.first(program("libx.so").dynamicString(ElfConstants.DT_RUNPATH, "build"))
                        .caveats())
                .hasSize(1);
    }

    @Test
    void whatAProgramOpensByItselfIsLookedFor() throws IOException {
        String json = "[{\"soname\":[\"libgone.so\",\"libz.so\"],\"priority\":\"required\"},"
                + "{\"soname\":\"libno.so\",\"priority\":\"PRIORITY\"}]";
        root.put("/lib64/libz.so", library());
        LibraryTree soft = root.tree(program().note("FDO", 0x407c0c0a, bytes(json.replace("PRIORITY", "suggested"))));
        assertThat(soft.opens()).extracting(each -> each.need().name()).containsExactly("libz.so", "libno.so");
        assertThat(soft.opens()).extracting(DlopenLibrary::missed).containsExactly(false, false);
        assertThat(soft.objects()).hasSize(1);
        LibraryTree hard = root.tree(program().note("FDO", 0x407c0c0a, bytes(json.replace("PRIORITY", "required"))));
        assertThat(hard.opens().get(1).missed()).isTrue();
        assertThat(hard.startable()).isTrue();
        assertThat(TreeText.print("app", hard, ColourMode.PLAIN))
                .contains("opens by itself, required: libz.so => /lib64/libz.so")
                .contains("opens by itself, required: libno.so => MISSING")
                .contains("1 library is missing that the program says it does not work without");
        assertThat(root.tree(ElfBuilder.usual().note("FDO", 0x407c0c0a, bytes(json.replace("PRIORITY", "required"))))
                        .notes())
                .hasSize(2);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
