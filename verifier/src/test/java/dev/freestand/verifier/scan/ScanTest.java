package dev.freestand.verifier.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.read.ElfBuilder;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.scan.ScanSummary;
import dev.freestand.verifier.Fixtures;
import dev.freestand.verifier.corpus.Corpus;
import dev.freestand.verifier.inspect.Inspector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanTest {

    @TempDir
    private Path root;

    private final List<FileReport> reports = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void tree() throws IOException {
        Files.createDirectories(root.resolve("a/b"));
        Files.copy(Fixtures.of("dynamic-pie"), root.resolve("a/dynamic"));
        Files.copy(Fixtures.of("musl-static"), root.resolve("a/b/static"));
        Files.copy(Fixtures.of("library.so"), root.resolve("library.so"));
        Files.createLink(root.resolve("a/again"), root.resolve("a/dynamic"));
        Files.writeString(root.resolve("text"), "\u007fEL, not quite");
        Files.writeString(root.resolve("empty"), "");
        Files.createSymbolicLink(root.resolve("a/b/loop"), root);
        Files.createSymbolicLink(root.resolve("link"), root.resolve("a/b/static"));
    }

    private ScanSummary scan(boolean follow, Path... roots) throws InterruptedException {
        reports.clear();
        Inspector inspector = Inspector.withoutWitnesses().withoutDigest();
        return new Scan(inspector, 3, follow).run(List.of(roots), reports::add);
    }

    private List<String> names() {
        return reports.stream()
                .map(report -> Path.of(report.path()).getFileName().toString())
                .sorted()
                .toList();
    }

    @Test
    void everyElfFileIsFoundOnce() throws InterruptedException {
        ScanSummary summary = scan(false, root);
        assertThat(summary.elf()).isEqualTo(3);
        assertThat(summary.folders()).isEqualTo(3);
        assertThat(summary.complete()).isTrue();
        assertThat(names()).containsSubsequence("library.so", "static").hasSize(3);
        assertThat(summary.table().get("executable, static")).containsEntry(LibcFlavour.MUSL, 1L);
        assertThat(summary.table().get("executable, dynamic")).containsEntry(LibcFlavour.GLIBC, 1L);
        assertThat(summary.table().get("shared-library")).containsEntry(LibcFlavour.GLIBC, 1L);
        assertThat(summary.floors()).containsKey("GLIBC");
        assertThat(reports).allMatch(report -> report.sha256() == null);
    }

    @Test
    void rootsThatOverlapAndLinksThatAreFollowedCountNothingTwice() throws InterruptedException {
        assertThat(scan(true, root, root.resolve("a"), root.resolve("a/b/loop")).elf())
                .isEqualTo(3);
        assertThat(scan(false, root.resolve("link"), root.resolve("a/b/static")).elf())
                .isEqualTo(1);
    }

    @Test
    void ofSeveralNamesItIsTheSameOneInEveryRun() throws IOException, InterruptedException {
        for (int i = 0; i < 40; i++) {
            Path folder = Files.createDirectory(root.resolve("n" + i));
            Files.createLink(folder.resolve("dynamic"), root.resolve("a/dynamic"));
            Files.createSymbolicLink(folder.resolve("up"), root.resolve("a"));
        }
        for (int run = 0; run < 20; run++) {
            scan(false, root);
            assertThat(reports)
                    .extracting(FileReport::path)
                    .contains(root.resolve("a/again") + "")
                    .hasSize(3);
        }
        scan(true, root);
        List<String> first = reports.stream().map(FileReport::path).sorted().toList();
        assertThat(first).hasSize(3);
        for (int run = 0; run < 20; run++) {
            scan(true, root);
            assertThat(reports).extracting(FileReport::path).containsExactlyInAnyOrderElementsOf(first);
        }
        scan(false, root.resolve("n7/dynamic"), root);
        assertThat(reports)
                .extracting(FileReport::path)
                .contains(root.resolve("n7/dynamic") + "")
                .hasSize(3);
    }

    /** inspect states that the question does not arise; the counts come from the same rules. */
    @Test
    void hazardsAreNotCountedForLibrariesThatNeedNoOther() throws IOException, InterruptedException {
        Path folder = Files.createDirectory(root.resolve("alone"));
        Files.write(
                folder.resolve("alone.so"),
                ElfBuilder.usual()
                        .type(ElfConstants.ET_DYN)
                        .dynamicString(ElfConstants.DT_SONAME, "alone.so")
                        .build());
        ScanSummary summary = scan(false, folder);
        assertThat(summary.table()).containsKey("shared-library");
        assertThat(summary.findings().keySet()).noneMatch(rule -> rule.startsWith("FS30"));
    }

    @Test
    void whatCannotBeReadIsNamedAndTheRestGoesOn() throws IOException, InterruptedException {
        Files.createSymbolicLink(root.resolve("self"), root.resolve("self"));
        Files.createSymbolicLink(root.resolve("dangling"), Path.of("nowhere"));
        Files.write(root.resolve("cut"), new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
        ScanSummary summary = scan(true, root);
        assertThat(summary.elf()).isEqualTo(3);
        assertThat(summary.complete()).isFalse();
        assertThat(summary.errors()).containsKeys("truncated", "no-such-file");
        assertThat(summary.errors().values().stream()
                        .mapToLong(ScanSummary.Unread::count)
                        .sum())
                .isEqualTo(3);
        assertThat(names()).contains("self", "dangling", "cut");
    }

    @Test
    void filesThatVanishMeanwhileAreUnread() throws IOException, InterruptedException {
        Path folder = Files.createDirectory(root.resolve("vanishing"));
        for (int i = 0; i < 20; i++) {
            Files.copy(Fixtures.of("library.so"), folder.resolve("f" + i));
        }
        // One thread: while the first is reported, the others have been listed and not opened.
        ScanSummary summary = new Scan(Inspector.withoutWitnesses(), 1, false).run(List.of(folder), report -> {
            for (int i = 0; i < 20; i++) {
                folder.resolve("f" + i).toFile().delete();
            }
        });
        assertThat(summary.elf()).isEqualTo(1);
        assertThat(summary.errors()).containsOnlyKeys("no-such-file");
        assertThat(summary.errors().get("no-such-file").count()).isEqualTo(19);
    }

    @Test
    void debugCompanionsHaveARowOfTheirOwnAndNoFindings() throws IOException, InterruptedException {
        Path debug = Files.createDirectory(root.resolve("debug"));
        List<String> names = List.of(
                "debug-companion", "debug-companion-bare", "debug-companion-library", "debug-companion-elfutils");
        for (String name : names) {
            Files.write(debug.resolve(name), Corpus.of(name).bytes());
        }
        ScanSummary summary = scan(false, debug);
        assertThat(summary.complete()).isTrue();
        assertThat(summary.table()).containsOnlyKeys("debug companion");
        assertThat(summary.table().get("debug companion").values()).containsExactly(4L);
        assertThat(summary.findings()).isEmpty();
    }

    @Test
    void aTreeOfManyFoldersAndFilesIsWalkedWhole() throws IOException, InterruptedException {
        byte[] library = Files.readAllBytes(Fixtures.of("library.so"));
        Path deep = root;
        for (int i = 0; i < 60; i++) {
            deep = Files.createDirectory(deep.resolve("d" + i));
            for (int j = 0; j < 12; j++) {
                Files.write(deep.resolve("f" + j), j == 0 ? library : new byte[] {1, 2, 3, 4});
            }
        }
        Path wide = Files.createDirectory(root.resolve("wide"));
        for (int i = 0; i < 700; i++) {
            Files.write(wide.resolve("w" + i), i % 100 == 0 ? library : new byte[] {'t'});
        }
        assertThat(scan(false, root).elf()).isEqualTo(3 + 60 + 7);
    }

    @Test
    void aFaultInTheSinkEndsTheScanWithIt() {
        Scan scan = new Scan(Inspector.withoutWitnesses(), 2, false);
        assertThatThrownBy(() -> scan.run(List.of(root), report -> {
                    throw new IllegalArgumentException("full");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("full");
    }
}
