package dev.freestand.containers.image;

import static dev.freestand.containers.image.format.ImageFailures.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.freestand.containers.image.format.Compression;
import dev.freestand.containers.image.format.ImageException.Reason;
import dev.freestand.containers.image.format.OciDigest;
import dev.freestand.containers.image.layer.SkippedEntries;
import dev.freestand.containers.image.layer.UnpackLimits;
import dev.freestand.containers.image.store.ImageTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hostile layers. None of them writes outside of its tree, and none leaves anything behind. One class, because every case is
 * a few entries of an archive and ends with the same check that the folder beside the cache is untouched.
 */
class HostileLayerTest {

    private static final String PRECIOUS = "not for images";

    @TempDir
    private Path folder;

    private Path outside;
    private Bench bench;

    @BeforeEach
    void somethingToLose() throws Exception {
        outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("precious"), PRECIOUS);
        Files.setPosixFilePermissions(outside, PosixFilePermissions.fromString("rwx------"));
        bench = new Bench(folder.resolve("cache/images"));
    }

    private void expectOutsideUntouched() throws Exception {
        assertThat(Cache.everything(outside)).containsExactly("precious");
        assertThat(outside.resolve("precious")).hasContent(PRECIOUS);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(outside)))
                .isEqualTo("rwx------");
        assertThat(Cache.names(folder)).containsExactly("cache", "outside");
    }

    private void expectRefused(Reason type, String message, byte[]... layers) throws Exception {
        Throwable thrown = catchThrowable(() -> bench.lay(layers));

        assertThat(thrown).has(reason(type)).hasMessageContaining(message);
        assertThat(thrown.getMessage()).doesNotContain("\n");
        Cache.expectNothingHalfWritten(bench.images());
        assertThat(Cache.names(bench.images().resolve("trees"))).isEmpty();
        expectOutsideUntouched();
    }

    static Stream<Tar> namesThatLeadUp() {
        return Stream.of(
                new Tar().file("../escaped", "x"),
                new Tar().file("/../escaped", "x"),
                new Tar().folder("a", 0755).file("a/../../escaped", "x"),
                new Tar().file("a/../b", "x"),
                new Tar().file("..", "x"),
                new Tar().folder("../escaped", 0755),
                new Tar().link("../escaped", "x"),
                new Tar().file("a", "x").hardLink("../escaped", "a"),
                new Tar().hardLink("stolen", "../../../../../outside/precious"),
                new Tar().hardLink("stolen", "../outside/precious"),
                new Tar().file("../outside/.wh.precious", ""),
                new Tar().file("a/.wh...", ""),
                new Tar().file("../outside/.wh..wh..opq", ""));
    }

    @ParameterizedTest
    @MethodSource("namesThatLeadUp")
    void leadingUpIsRefused(Tar tar) throws Exception {
        expectRefused(Reason.UNSAFE_LAYER, "'..'", new Tar().file("first", "").bytes(), tar.bytes());
    }

    static Stream<Tar> whiteoutsOfNothing() {
        return Stream.of(new Tar().file("a/.wh.", ""), new Tar().file(".wh..", ""));
    }

    @ParameterizedTest
    @MethodSource("whiteoutsOfNothing")
    void whiteoutsWithoutANameAreRefused(Tar tar) throws Exception {
        expectRefused(Reason.UNSAFE_LAYER, "removes no name", tar.bytes());
    }

    @Test
    void anAbsoluteNameIsWithinTheTree() throws Exception {
        ImageTree tree = bench.lay(new Tar().file(outside + "/precious", "mine").bytes());

        assertThat(tree.rootfs().resolve(outside.toString().substring(1)).resolve("precious"))
                .hasContent("mine");
        expectOutsideUntouched();
    }

    @Test
    void filesThroughALinkStayWithinTheTree() throws Exception {
        ImageTree tree = bench.lay(
                new Tar()
                        .link("absolute", outside.toString())
                        .link("up", "../../../../../outside")
                        .bytes(),
                new Tar()
                        .file("absolute/precious", "a")
                        .file("up/precious", "u")
                        .bytes());

        assertThat(tree.rootfs().resolve(outside.toString().substring(1)).resolve("precious"))
                .hasContent("a");
        assertThat(tree.rootfs().resolve("outside/precious")).hasContent("u");
        expectOutsideUntouched();
    }

    @Test
    void aFolderThroughALinkChangesNoModeOutside() throws Exception {
        ImageTree tree = bench.lay(new Tar()
                .link("door", outside.toString())
                .folder("door", 0755)
                .file("door/x", "x")
                .bytes());

        assertThat(tree.rootfs().resolve("door")).isDirectory();
        assertThat(Files.isSymbolicLink(tree.rootfs().resolve("door"))).isFalse();
        expectOutsideUntouched();
    }

    @Test
    void aFileReplacesALinkAndIsNotWrittenThroughIt() throws Exception {
        ImageTree tree = bench.lay(new Tar()
                .link("victim", outside.resolve("precious").toString())
                .file("victim", "mine")
                .bytes());

        assertThat(Files.isRegularFile(tree.rootfs().resolve("victim"), LinkOption.NOFOLLOW_LINKS))
                .isTrue();
        expectOutsideUntouched();
    }

    @Test
    void whiteoutsThroughALinkRemoveNothingOutside() throws Exception {
        bench.lay(
                new Tar().link("door", outside.toString()).bytes(),
                new Tar()
                        .file("door/.wh.precious", "")
                        .file("door/.wh..wh..opq", "")
                        .bytes());

        expectOutsideUntouched();
    }

    @Test
    void removingALinkLeavesWhatItLeadsTo() throws Exception {
        ImageTree tree = bench.lay(
                new Tar().link("door", outside.toString()).bytes(),
                new Tar().file(".wh.door", "").bytes());

        assertThat(Cache.names(tree.rootfs())).isEmpty();
        expectOutsideUntouched();
    }

    @Test
    void aHardLinkThroughALinkFindsNothingOutside() throws Exception {
        expectRefused(
                Reason.UNSAFE_LAYER,
                "hard link to a missing file",
                new Tar()
                        .link("door", outside.toString())
                        .hardLink("stolen", "door/precious")
                        .bytes());
    }

    @Test
    void aHardLinkToALinkIsTheSameLink() throws Exception {
        String target = outside.resolve("precious").toString();
        ImageTree tree =
                bench.lay(new Tar().link("a", target).hardLink("b", "a").bytes());

        assertThat(Files.readSymbolicLink(tree.rootfs().resolve("b"))).hasToString(target);
        expectOutsideUntouched();
    }

    @Test
    void linksInCirclesAreRefused() throws Exception {
        expectRefused(
                Reason.UNSAFE_LAYER,
                "more than 40 links",
                new Tar().link("a", "b").link("b", "a").file("a/x", "x").bytes());
    }

    @Test
    void asManyLinksAreFollowedAsLinuxFollows() throws Exception {
        Tar tar = new Tar().folder("end", 0755).link("link1", "end");
        for (int i = 2; i <= 41; i++) {
            tar.link("link" + i, "link" + (i - 1));
        }
        byte[] links = tar.bytes();

        ImageTree tree = bench.lay(links, new Tar().file("link40/x", "x").bytes());

        assertThat(tree.rootfs().resolve("end/x")).hasContent("x");
        expectOutsideUntouched();
        assertThat(catchThrowable(
                        () -> bench.lay(links, new Tar().file("link41/x", "x").bytes())))
                .has(reason(Reason.UNSAFE_LAYER))
                .hasMessageContaining("more than 40 links");
        expectOutsideUntouched();
    }

    @Test
    void linksThatLeadUpAndThroughFilesStayWithinTheTree() throws Exception {
        ImageTree tree = bench.lay(new Tar()
                .link("up", "../..")
                .link("top", "/..")
                .file("up/top/up/made/x", "x")
                .file("file", "f")
                .link("through", "file/..")
                .bytes());

        assertThat(Cache.everything(tree.rootfs())).contains("made/x");
        expectOutsideUntouched();
        assertThat(catchThrowable(() -> bench.lay(new Tar()
                        .file("file", "f")
                        .link("through", "file/..")
                        .file("through/x", "x")
                        .bytes())))
                .has(reason(Reason.UNSAFE_LAYER))
                .hasMessageContaining("needs a folder where a file exists");
        expectOutsideUntouched();
    }

    @Test
    void whatNoTreeCanHaveIsRefused() throws Exception {
        expectRefused(
                Reason.UNSAFE_LAYER,
                "needs a folder where a file exists",
                new Tar().file("a", "x").file("a/b", "x").bytes());
        expectRefused(
                Reason.UNSAFE_LAYER,
                "hard link to a folder",
                new Tar().folder("a", 0755).hardLink("b", "a").bytes());
        expectRefused(
                Reason.UNSAFE_LAYER,
                "containing its target",
                new Tar().file("a/b", "x").hardLink("a", "a/b").bytes());
        expectRefused(
                Reason.UNSAFE_LAYER,
                "would replace the root",
                new Tar().link("./", "/etc").link(".", "/etc").bytes());
    }

    @Test
    void namesBeyondMeasureAreRefused() throws Exception {
        expectRefused(
                Reason.UNSAFE_LAYER,
                "255 bytes",
                new Tar().file("x".repeat(256), "").bytes());
        expectRefused(
                Reason.UNSAFE_LAYER,
                "4095 bytes",
                new Tar().file("long-part-of-a-name/".repeat(250) + "x", "").bytes());
        expectRefused(
                Reason.UNSAFE_LAYER,
                "4095 bytes",
                new Tar()
                        .ofType("././@LongLink", 'L', "x/".repeat(400_000).getBytes(StandardCharsets.US_ASCII))
                        .file("x", "")
                        .bytes());
        expectRefused(
                Reason.UNSAFE_LAYER,
                "256 folders deep",
                new Tar().file("d/".repeat(300) + "x", "").bytes());
        expectRefused(
                Reason.UNSAFE_LAYER,
                "with an invalid target",
                new Tar().link("a", "x".repeat(5000)).bytes());
    }

    @Test
    void linksThatAddUpToADepthBeyondMeasureAreRefused() throws Exception {
        Tar tar = new Tar().folder("d/".repeat(200) + "e", 0755).link("deep", "d/".repeat(200) + "e");
        expectRefused(
                Reason.UNSAFE_LAYER,
                "256 folders deep",
                tar.file("deep/" + "f/".repeat(100) + "x", "x").bytes());
    }

    @Test
    void devicesAndPipesAreLeftOut() throws Exception {
        ImageTree tree = bench.lay(new Tar()
                .special("dev/null", TarConstants.LF_CHR)
                .special("dev/sda", TarConstants.LF_BLK)
                .special("run/pipe", TarConstants.LF_FIFO)
                .ofType("label", 'V', new byte[0])
                .file("etc/hosts", "here")
                .bytes());

        assertThat(tree.skipped()).isEqualTo(new SkippedEntries(3, 0, 1));
        assertThat(Cache.everything(tree.rootfs())).containsExactly("etc", "etc/hosts");
    }

    @Test
    void specialBitsAndTheRightOfOthersToWriteAreDropped() throws Exception {
        ImageTree tree = bench.lay(new Tar()
                .folder("tmp", 01777)
                .file("tmp/su", 06777, "x".getBytes(StandardCharsets.UTF_8))
                .file("shadow", 0, "x".getBytes(StandardCharsets.UTF_8))
                .folder("locked", 0)
                .file("locked/in", "x")
                .bytes());

        assertThat((int) Files.getAttribute(tree.rootfs().resolve("tmp/su"), "unix:mode") & 07777)
                .isEqualTo(0755);
        assertThat((int) Files.getAttribute(tree.rootfs().resolve("tmp"), "unix:mode") & 07777)
                .isEqualTo(0755);
        assertThat((int) Files.getAttribute(tree.rootfs().resolve("shadow"), "unix:mode") & 07777)
                .isEqualTo(0400);
        assertThat((int) Files.getAttribute(tree.rootfs().resolve("locked"), "unix:mode") & 07777)
                .isEqualTo(0700);
    }

    @Test
    void otherUsersCannotEnterTheCache() throws Exception {
        bench.lay(new Tar().file("a", "x").bytes());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(bench.images())))
                .isEqualTo("rwx------");
    }

    @Test
    void bombsAreRefused() throws Exception {
        byte[] megabytes = new Tar().file("zeros", 0644, new byte[4 << 20]).bytes();
        bench.limit(new UnpackLimits(1 << 20, 100));

        expectRefused(Reason.TOO_LARGE, "1 MiB", megabytes);
        assertThat(catchThrowable(() -> bench.layGzip(megabytes))).has(reason(Reason.TOO_LARGE));
        Tar many = new Tar();
        for (int i = 0; i < 101; i++) {
            many.file("f" + i, "");
        }
        expectRefused(Reason.TOO_LARGE, "100 entries", many.bytes());
    }

    @Test
    void theLimitsAreForAllLayersTogether() throws Exception {
        byte[] half = new Tar().file("zeros", 0644, new byte[600 << 10]).bytes();
        bench.limit(new UnpackLimits(1 << 20, 100));

        bench.lay(half);

        assertThat(catchThrowable(() -> bench.lay(half, half))).has(reason(Reason.TOO_LARGE));
        bench.limit(new UnpackLimits(half.length, 100));
        assertThat(catchThrowable(() -> bench.lay(half, half))).has(reason(Reason.TOO_LARGE));
    }

    @Test
    void sparseFilesAreRefused() throws Exception {
        expectRefused(
                Reason.UNSAFE_LAYER,
                "sparse",
                new Tar().ofType("hole", 'S', new byte[0]).bytes());
    }

    @Test
    void headersWithoutEndAreRefused() throws Exception {
        expectRefused(
                Reason.TOO_LARGE,
                "too many headers",
                new Tar()
                        .ofType("././@LongLink", 'L', "x".repeat(3 << 20).getBytes(StandardCharsets.US_ASCII))
                        .file("x", "")
                        .bytes());
        byte[] global = "30 unknown=aaaaaaaaaaaaaaaaaa\n".getBytes(StandardCharsets.US_ASCII);
        Tar circles = new Tar();
        for (int i = 0; i < 2000; i++) {
            circles.ofType("g", 'g', global);
        }
        expectRefused(
                Reason.TOO_LARGE, "too many headers", circles.file("x", "").bytes());
    }

    @Test
    void archivesThatContradictTheirFormatAreRefused() throws Exception {
        byte[] whole = new Tar().file("a", 0644, new byte[10_000]).bytes();
        byte[] noise = new byte[4096];
        Arrays.fill(noise, (byte) 0x5a);

        expectRefused(Reason.MALFORMED, "layer", Arrays.copyOf(whole, 5000));
        expectRefused(Reason.MALFORMED, "layer", noise);
        assertThat(catchThrowable(() -> bench.lay(Compression.GZIP, whole, OciDigest.of(whole))))
                .has(reason(Reason.MALFORMED));
        assertThat(catchThrowable(() -> bench.lay(Compression.ZSTD, whole, OciDigest.of(whole))))
                .has(reason(Reason.MALFORMED));
        byte[] zstd = Tar.zstd(whole);
        assertThat(catchThrowable(
                        () -> bench.lay(Compression.ZSTD, Arrays.copyOf(zstd, zstd.length - 6), OciDigest.of(whole))))
                .has(reason(Reason.MALFORMED));
        byte[] gzip = Tar.gzip(whole);
        assertThat(catchThrowable(
                        () -> bench.lay(Compression.GZIP, Arrays.copyOf(gzip, gzip.length - 10), OciDigest.of(whole))))
                .has(reason(Reason.MALFORMED));
        Cache.expectNothingHalfWritten(bench.images());
    }

    @Test
    void anArchiveThatDiffersFromTheConfigurationIsRefused() throws Exception {
        byte[] promised = new Tar().file("a", "x").bytes();
        byte[] found = new Tar().file("a", "y").bytes();

        assertThat(catchThrowable(() -> bench.lay(Compression.NONE, found, OciDigest.of(promised))))
                .has(reason(Reason.DIGEST_MISMATCH))
                .hasMessageContaining(OciDigest.of(promised).toString())
                .hasMessageContaining(OciDigest.of(found).toString());
        assertThat(Cache.names(bench.images().resolve("trees"))).isEmpty();
    }
}
