package dev.freestand.verifier.contents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.facts.FloorStep;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.proof.LinkedFile;
import dev.freestand.verifier.proof.PackageOrigin;
import dev.freestand.verifier.proof.VariantContents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files linked on this machine; what is in them is held against what {@code dpkg-query} says when it is asked here. */
class ContentsIT {

    private static final CommonsExecRunner RUNNER = new CommonsExecRunner();

    @TempDir
    private Path root;

    @BeforeEach
    void source() throws IOException {
        Files.writeString(root.resolve("a.c"), """
                #include <math.h>
                #include <stdio.h>
                int more(void);
                int main(int argc, char **argv) { (void) argv; printf("%f %d\\n", sin(argc), more()); return 0; }
                """);
        Files.writeString(root.resolve("more.c"), "int more(void) { return 7; }\n");
    }

    private String run(String... argv) throws IOException {
        ProcessResult result = RUNNER.run(ProcessRequest.of(List.of(argv)).in(root));
        assertThat(result.succeeded()).as(result.err()).isTrue();
        return result.out();
    }

    private void link(String... compiler) throws IOException {
        run("gcc", "-c", "more.c");
        List<String> argv = new ArrayList<>(List.of(compiler));
        argv.addAll(List.of("a.c", "more.o", "-o", "a", "-lm", "-Wl,-Map,a.map"));
        run(argv.toArray(String[]::new));
    }

    private VariantContents read() {
        return ContentsReader.of(RUNNER).read("v", root.resolve("a"), root, List.of());
    }

    @Test
    void objectsThatAskForASymbolAreNamed() throws IOException {
        Files.writeString(
                root.resolve("more.c"),
                "#include <math.h>\ndouble more2(double x) { return pow(x, x); }\nint more(void) { return 7; }\n");
        Files.writeString(
                root.resolve("unused.c"),
                "double pow(double, double); double unused(double x) { return pow(x, x); }\n");
        run("gcc", "-c", "a.c", "more.c", "unused.c");
        run("ar", "rc", "libmore-with-a-long-name.a", "more.o", "unused.o");
        run("gcc", "a.o", "libmore-with-a-long-name.a", "-o", "a", "-lm", "-Wl,-Map,a.map");
        FloorStep step = new FloorStep(
                "GLIBC", "2.29", new FloorStep.Asking("libm.so.6", List.of("absent", "pow", "sin"), 0), true, null, "");

        VariantContents contents = ContentsReader.of(RUNNER).read("v", root.resolve("a"), root, List.of(step));

        assertThat(contents.uses())
                .containsExactly(
                        new VariantContents.SymbolUse("pow", List.of("libmore-with-a-long-name.a(more.o)"), 0),
                        new VariantContents.SymbolUse("sin", List.of("a.o"), 0));
        // What was replaced after the link no longer tells.
        Files.setLastModifiedTime(
                root.resolve("a.o"), FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(ContentsReader.of(RUNNER)
                        .read("v", root.resolve("a"), root, List.of(step))
                        .uses())
                .extracting(VariantContents.SymbolUse::symbol)
                .containsExactly("pow");
    }

    private static Set<String> names(VariantContents contents) {
        return contents.files().stream().map(LinkedFile::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> packages(VariantContents contents) {
        return contents.files().stream()
                .map(file -> Objects.requireNonNull(file.origin()))
                .map(origin -> origin.name() + " " + origin.version() + " " + origin.arch() + " of " + origin.source()
                        + " " + origin.sourceVersion())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Asked in other words than those of the reader. */
    private Set<String> dpkg(String... names) throws IOException {
        Set<String> known = new TreeSet<>();
        for (String name : names) {
            known.add(run(
                    "dpkg-query",
                    "-W",
                    "-f",
                    "${Package} ${Version} ${Architecture} of ${source:Package} ${source:Version}",
                    name));
        }
        return known;
    }

    private String gcc() throws IOException {
        return "libgcc-" + run("gcc", "-dumpversion").strip() + "-dev";
    }

    @Test
    void aStaticMuslFileHoldsMuslAndTheCompilersStartFilesOnly() throws IOException {
        link("musl-gcc", "-static");
        VariantContents contents = read();
        assertThat(contents.problem()).isNull();
        assertThat(contents.traced()).isTrue();
        assertThat(names(contents)).contains("libc.a", "crti.o").doesNotContain("libgcc.a", "libgcc_eh.a");
        assertThat(packages(contents)).isEqualTo(dpkg("musl-dev", gcc()));
        assertThat(contents.ownObjects()).isEqualTo(2);
        LinkedFile libc = contents.files().stream()
                .filter(file -> file.name().equals("libc.a"))
                .findFirst()
                .orElseThrow();
        assertThat(libc.how()).isEqualTo("dpkg, by its path and content");
        assertThat(libc.sha256() + "  /usr/lib/x86_64-linux-musl/libc.a\n")
                .isEqualTo(run("sha256sum", "/usr/lib/x86_64-linux-musl/libc.a"));
        // The linker names every member that it opened, those of no size too.
        long opened = run("musl-gcc", "-static", "a.c", "more.o", "-o", "again", "-lm", "-Wl,-t,-t")
                .lines()
                .filter(line -> line.contains("libc.a)"))
                .distinct()
                .count();
        assertThat((long) libc.members()).isGreaterThan(20).isLessThanOrEqualTo(opened);
    }

    @Test
    void aStaticGlibcFileHoldsTheCompilersRuntimeToo() throws IOException {
        link("gcc", "-static");
        VariantContents contents = read();
        assertThat(contents.traced()).isTrue();
        assertThat(names(contents))
                .contains("libc.a", "libgcc.a", "libgcc_eh.a", "crt1.o", "crtbeginT.o")
                .anyMatch(name -> name.startsWith("libm"));
        assertThat(packages(contents)).isEqualTo(dpkg("libc6-dev", gcc()));
    }

    @Test
    void aDynamicFileHoldsStartFilesOnly() throws IOException {
        link("gcc");
        VariantContents contents = read();
        assertThat(contents.traced()).isTrue();
        assertThat(names(contents)).contains("Scrt1.o").noneMatch(name -> name.contains(".so"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lld", "mold", "gold"})
    void mapsOfOtherLinkersGiveTheSameAsThatOfGnuLd(String linker) throws IOException {
        link("gcc", "-static");
        VariantContents byGnuLd = read();
        link("gcc", "-static", "-fuse-ld=" + linker);
        VariantContents contents = read();
        assertThat(contents.problem()).isNull();
        assertThat(contents.traced()).isTrue();
        assertThat(names(contents)).isEqualTo(names(byGnuLd));
        assertThat(packages(contents)).isEqualTo(packages(byGnuLd));
        assertThat(contents.ownObjects()).isEqualTo(byGnuLd.ownObjects());
        assertThat(members(contents, "libc.a")).isEqualTo(members(byGnuLd, "libc.a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lld", "mold", "gold"})
    void whatMergedConstantsMayHideIsSaid(String linker) throws IOException {
        link("gcc", "-static", "-fuse-ld=" + linker, "-Wl,--gc-sections");
        assertThat(read().problem()).contains("bytes of constants", "is not named");
    }

    private static int members(VariantContents contents, String name) {
        return contents.files().stream()
                .filter(file -> file.name().equals(name))
                .mapToInt(LinkedFile::members)
                .sum();
    }

    @Test
    void anArchiveOfNoPackageIsNamedWithoutAnOrigin() throws IOException {
        run("gcc", "-c", "more.c");
        run("ar", "rc", "libmine.a", "more.o");
        run("musl-gcc", "-static", "a.c", "libmine.a", "-o", "a", "-Wl,-Map,a.map");
        VariantContents contents = read();
        assertThat(contents.traced()).isFalse();
        assertThat(contents.files())
                .filteredOn(file -> file.name().equals("libmine.a"))
                .singleElement()
                .satisfies(mine -> {
                    assertThat(mine.origin()).isNull();
                    assertThat(mine.how()).isEqualTo("no package manager of this machine knows it");
                    assertThat(mine.members()).isEqualTo(1);
                    assertThat(mine.sha256()).hasSize(64);
                });
    }

    @Test
    void whatWasReplacedAfterTheLinkIsNotTraced() throws IOException {
        run("gcc", "-c", "more.c");
        run("ar", "rc", "libmine.a", "more.o");
        run("musl-gcc", "-static", "a.c", "libmine.a", "-o", "a", "-Wl,-Map,a.map");
        Files.setLastModifiedTime(root.resolve("a.map"), FileTime.fromMillis(0));
        assertThat(read().files()).isNotEmpty().allSatisfy(file -> {
            assertThat(file.origin()).isNull();
            assertThat(file.how()).contains("after the link");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"bfd", "mold", "gold"})
    void optimisingWhileLinkingIsSaid(String linker) throws IOException {
        run("gcc", "-static", "-flto", "-O", "-fuse-ld=" + linker, "a.c", "more.c", "-o", "a", "-lm", "-Wl,-Map,a.map");
        assertThat(read().problem()).contains("optimised while linking");
    }

    @Test
    void withoutTheMapOfThisLinkNothingIsKnown() throws IOException {
        link("musl-gcc", "-static");
        Path map = root.resolve("a.map");
        String text = Files.readString(map);
        Files.writeString(map, "");
        assertThat(read().problem()).contains("it is no link map that GNU ld, gold, lld or mold writes");
        Files.writeString(map, text.replaceAll("(?m)^\\.text +0x.*$", ".text 0x0000000000400000 0x1"));
        assertThat(read().problem()).contains("the map of another link");
        Files.delete(map);
        assertThat(read().problem()).startsWith("there is no link map: have the linker write a.map beside the file");
        assertThat(read().traced()).isFalse();
    }

    @Test
    void hostileNamesInAMapAreBoundedAndStartNoQuery() throws IOException {
        link("musl-gcc", "-static");
        Path map = root.resolve("a.map");
        Path odd = Files.createDirectory(root.resolve("lib*[x]?"));
        Files.writeString(odd.resolve("x.a"), "x");
        String line = " .text          0x0000000000500000        0x%x %s\n";
        StringBuilder more = new StringBuilder();
        for (String name : List.of(
                odd + "/x.a(m.o)",
                "../../../../../../../../etc/passwd(m.o)",
                "--admindir=/tmp(m.o)",
                "/dev/zero(m.o)",
                "/proc/self/mem(m.o)",
                "/proc/kmsg(m.o)",
                "/proc/kcore(m.o)",
                "\u001b[31m<script>&\u0000.a(m.o)",
                "x".repeat(100_000) + ".a(m.o)",
                "/" + "d/".repeat(3000) + "x.a(m.o)")) {
            more.append(line.formatted(16, name));
        }
        for (int i = 0; i < 3000; i++) {
            more.append(line.formatted(16, "lib" + i + ".a(m.o)"));
        }
        String text = Files.readString(map);
        int end = text.indexOf("\n.fini");
        Files.writeString(map, text.substring(0, end + 1) + more + text.substring(end + 1));
        VariantContents contents = read();
        assertThat(contents.problem()).contains("more than 1000 files");
        assertThat(contents.files()).hasSize(1000).allSatisfy(file -> {
            assertThat(file.name()).hasSizeLessThan(210).doesNotContainPattern("[\\p{Cntrl}/]");
            PackageOrigin origin = file.origin();
            assertThat(origin == null || origin.purl().startsWith("pkg:deb/debian/"))
                    .isTrue();
        });
        assertThat(contents.files())
                .anyMatch(file -> file.how().equals("package managers are not asked about names with such characters"));
    }
}
