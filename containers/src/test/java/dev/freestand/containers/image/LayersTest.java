package dev.freestand.containers.image;

import static dev.freestand.containers.image.format.ImageFailures.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.freestand.containers.image.format.Compression;
import dev.freestand.containers.image.format.ImageException.Reason;
import dev.freestand.containers.image.format.OciDigest;
import dev.freestand.containers.image.layer.SkippedEntries;
import dev.freestand.containers.image.store.ImageTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One layer over another, as the OCI image specification means it. */
class LayersTest {

    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void aBench() {
        bench = new Bench(folder.resolve("images"));
    }

    @Test
    void anUpperLayerReplacesRemovesAndAdds() throws Exception {
        ImageTree tree = bench.lay(
                new Tar()
                        .folder("etc", 0755)
                        .file("etc/kept", "1")
                        .file("etc/changed", "1")
                        .file("etc/gone", "1")
                        .file("opt/tool/x", "1")
                        .bytes(),
                new Tar()
                        .file("etc/changed", "2")
                        .file("etc/.wh.gone", "")
                        .file(".wh.opt", "")
                        .file("etc/new", "2")
                        .bytes());

        assertThat(Cache.everything(tree.rootfs())).containsExactly("etc", "etc/changed", "etc/kept", "etc/new");
        assertThat(tree.rootfs().resolve("etc/changed")).hasContent("2");
        assertThat(tree.skipped()).isEqualTo(SkippedEntries.NOTHING);
    }

    @Test
    void anOpaqueFolderShowsNothingOfLowerLayers() throws Exception {
        ImageTree tree = bench.lay(
                new Tar().file("srv/a", "1").file("srv/sub/b", "1").bytes(),
                new Tar()
                        .folder("srv", 0755)
                        .file("srv/c", "2")
                        .file("srv/.wh..wh..opq", "")
                        .bytes());

        assertThat(Cache.everything(tree.rootfs())).containsExactly("srv", "srv/c");
    }

    @Test
    void removalsAreForLowerLayersWhereverTheyStand() throws Exception {
        ImageTree tree = bench.lay(
                new Tar().file("a", "1").bytes(),
                new Tar().file("a", "2").file(".wh.a", "").bytes());

        assertThat(tree.rootfs().resolve("a")).hasContent("2");
    }

    @Test
    void aFolderInThePlaceOfALinkHidesNothingOfWhatTheLinkLedTo() throws Exception {
        ImageTree tree = bench.lay(
                new Tar().file("usr/lib/libc", "1").link("lib", "usr/lib").bytes(),
                new Tar()
                        .folder("lib", 0755)
                        .file("lib/.wh..wh..opq", "")
                        .file("lib/own", "2")
                        .bytes());

        assertThat(Cache.everything(tree.rootfs())).containsExactly("lib", "lib/own", "usr", "usr/lib", "usr/lib/libc");
    }

    @Test
    void filesGoThroughTheLinksOfTheTree() throws Exception {
        ImageTree tree = bench.lay(
                new Tar()
                        .folder("usr/lib", 0755)
                        .link("lib", "usr/lib")
                        .link("lib64", "/lib")
                        .bytes(),
                new Tar().file("lib64/ld", "2").file("lib/.wh.nothing", "").bytes());

        assertThat(tree.rootfs().resolve("usr/lib/ld")).hasContent("2");
        assertThat(Files.isSymbolicLink(tree.rootfs().resolve("lib"))).isTrue();
    }

    @Test
    void hardLinksShareOneFileAndAreParted() throws Exception {
        ImageTree tree = bench.lay(
                new Tar().file("bin/one", "1").hardLink("bin/two", "bin/one").bytes(),
                new Tar().hardLink("three", "/bin/one").file("bin/two", "2").bytes());

        assertThat(Files.getAttribute(tree.rootfs().resolve("three"), "unix:ino"))
                .isEqualTo(Files.getAttribute(tree.rootfs().resolve("bin/one"), "unix:ino"));
        assertThat(tree.rootfs().resolve("bin/one")).hasContent("1");
        assertThat(tree.rootfs().resolve("bin/two")).hasContent("2");
    }

    @Test
    void theThreeCompressionsGiveTheSameTree() throws Exception {
        byte[] tar = new Tar()
                .file("usr/share/" + "long/".repeat(40) + "Főtanúsítvány.crt", "x")
                .file("bin/tool", 0755, "y".getBytes(StandardCharsets.UTF_8))
                .bytes();
        OciDigest diffId = OciDigest.of(tar);

        Path plain = bench.lay(Compression.NONE, tar, diffId).rootfs();
        assertThat(Files.isExecutable(plain.resolve("bin/tool"))).isTrue();
        for (Compression compression : new Compression[] {Compression.GZIP, Compression.ZSTD}) {
            Bench other = new Bench(folder.resolve(compression.name()));
            byte[] blob = compression == Compression.GZIP ? Tar.gzip(tar) : Tar.zstd(tar);
            assertThat(Cache.everything(other.lay(compression, blob, diffId).rootfs()))
                    .isEqualTo(Cache.everything(plain));
        }
    }

    @Test
    void gzipInSeveralMembersIsOneArchive() throws Exception {
        byte[] tar = new Tar().file("a", 0644, new byte[5000]).file("b", "x").bytes();
        byte[] first = Tar.gzip(java.util.Arrays.copyOf(tar, 3000));
        byte[] second = Tar.gzip(java.util.Arrays.copyOfRange(tar, 3000, tar.length));
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);

        assertThat(Cache.everything(
                        bench.lay(Compression.GZIP, both, OciDigest.of(tar)).rootfs()))
                .containsExactly("a", "b");
    }

    @Test
    void bookkeepingOfAnOldStorageDriverIsLeftOut() throws Exception {
        ImageTree tree = bench.lay(new Tar()
                .folder(".wh..wh.plnk", 0755)
                .file(".wh..wh.plnk/12.34", "x")
                .file(".wh..wh.aufs", "x")
                .file("a", "x")
                .bytes());

        assertThat(Cache.everything(tree.rootfs())).containsExactly("a");
        assertThat(tree.skipped()).isEqualTo(new SkippedEntries(0, 0, 3));
    }

    @Test
    void aTreeIsMadeOnce() throws Exception {
        byte[] tar = new Tar().file("a", "x").special("null", (byte) '3').bytes();
        ImageTree first = bench.lay(tar);
        Object inode = Files.getAttribute(first.rootfs().resolve("a"), "unix:ino");

        ImageTree second = bench.lay(tar);

        assertThat(second).isEqualTo(first);
        assertThat(second.skipped().devices()).isEqualTo(1);
        assertThat(Files.getAttribute(second.rootfs().resolve("a"), "unix:ino")).isEqualTo(inode);
    }

    @Test
    void aTreeOfAnotherLayoutIsMadeAnew() throws Exception {
        byte[] tar = new Tar().file("a", "x").bytes();
        Path home = bench.lay(tar).rootfs().getParent();
        for (String record : new String[] {"{\"schema\":\"freestand/image-tree/0\"}", "{", ""}) {
            Files.writeString(home.resolve("tree.json"), record);
            Files.writeString(home.resolve("rootfs/mark"), "");

            assertThat(Cache.everything(bench.lay(tar).rootfs())).containsExactly("a");
        }
    }

    @Test
    void aLayerDamagedInTheCacheIsFoundAndForgotten() throws Exception {
        byte[] tar = new Tar().file("a", "x").bytes();
        OciDigest digest = OciDigest.of(tar);
        bench.store().keep(digest, tar, Bench.soon());
        byte[] damaged = tar.clone();
        damaged[600] ^= 1;
        Files.write(bench.store().path(digest), damaged);

        assertThat(catchThrowable(() -> bench.lay(tar)))
                .has(reason(Reason.DIGEST_MISMATCH))
                .hasMessageContaining("in the cache");
        assertThat(bench.store().path(digest)).doesNotExist();
        assertThat(bench.lay(tar).rootfs().resolve("a")).hasContent("x");
    }
}
