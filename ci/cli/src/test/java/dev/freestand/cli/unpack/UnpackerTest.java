package dev.freestand.cli.unpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class UnpackerTest {

    @TempDir
    private Path folder;

    private Path tree;

    @BeforeEach
    void folders() throws IOException {
        tree = Files.createDirectory(folder.resolve("tree"));
    }

    /** Name, kind (tar's own letter), content or target, and mode. */
    private record Item(String name, char kind, String content, int mode) {}

    private static Item file(String name, String content) {
        return new Item(name, (char) TarConstants.LF_NORMAL, content, 0755);
    }

    private static Item link(String name, String target) {
        return new Item(name, (char) TarConstants.LF_SYMLINK, target, 0777);
    }

    private static byte[] tar(Item... items) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (Item item : items) {
                TarArchiveEntry entry = new TarArchiveEntry(item.name, (byte) item.kind, true);
                byte[] content = item.content.getBytes(StandardCharsets.UTF_8);
                boolean file = item.kind == TarConstants.LF_NORMAL;
                entry.setMode(item.mode);
                entry.setSize(file ? content.length : 0);
                entry.setLinkName(file ? "" : item.content);
                tar.putArchiveEntry(entry);
                tar.write(file ? content : new byte[0]);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] compressed(String how, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = switch (how) {
            case "gz" -> new GZIPOutputStream(bytes);
            case "xz" -> new XZOutputStream(bytes, new LZMA2Options(0));
            case "zst" -> new ZstdOutputStream(bytes).setChecksum(true);
            case "bz2" -> new BZip2CompressorOutputStream(bytes, 1);
            default -> bytes;
        }) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    /** Something else than the zeros that an empty tar archive consists of. */
    private static byte[] filled(int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) 'x');
        return bytes;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private UnpackedInput unpack(byte[] content, ArchiveLimits limits) throws Exception {
        Path file = folder.resolve("input");
        Files.write(file, content);
        return Unpacker.unpack(file, "given", tree, limits);
    }

    private UnpackedInput unpack(byte[] content) throws Exception {
        return unpack(content, ArchiveLimits.USUAL);
    }

    private void refused(byte[] content, String reason) {
        assertThatThrownBy(() -> unpack(content))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("given")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({"none, tar archive", "gz, tar archive", "xz, tar archive", "zst, tar archive", "bz2, tar archive"})
    void aTarArchiveHoweverCompressed(String how, String title) throws Exception {
        UnpackedInput unpacked = unpack(compressed(how, tar(file("d/x", "hello"), link("l", "d/x"))));

        assertThat(unpacked.title()).isEqualTo(title);
        assertThat(unpacked.format()).isEqualTo(UnpackedInput.Format.NONE);
        assertThat(tree.resolve("d/x")).hasContent("hello");
        assertThat(tree.resolve("l")).isSymbolicLink();
    }

    @Test
    void oneFileCompressedOrNot() throws Exception {
        assertThat(unpack("\u007fELF...".getBytes(StandardCharsets.UTF_8)).title())
                .isEqualTo("one file");
        assertThat(tree.resolve("given")).hasContent("\u007fELF...");
        assertThat(unpack(compressed("xz", new byte[3])).title()).isEqualTo("one compressed file");
        assertThat(tree.resolve("given")).hasBinaryContent(new byte[3]);
        Path gz = Files.write(folder.resolve("x"), compressed("gz", new byte[5]));
        Unpacker.unpack(gz, "program.gz", tree, ArchiveLimits.USUAL);
        assertThat(tree.resolve("program")).hasSize(5);
    }

    private static byte[] zip(String name, int mode, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            ZipArchiveEntry entry = new ZipArchiveEntry(name);
            entry.setUnixMode(mode);
            zip.putArchiveEntry(entry);
            zip.write(content);
            zip.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    @Test
    void aZipArchiveWithLinks() throws Exception {
        assertThat(unpack(zip("a/b", 0100755, "hi".getBytes(StandardCharsets.UTF_8)))
                        .title())
                .isEqualTo("zip archive");
        assertThat(tree.resolve("a/b")).hasContent("hi");
        unpack(zip("l", 0120777, "/etc/passwd".getBytes(StandardCharsets.UTF_8)));
        assertThat(Files.readSymbolicLink(tree.resolve("l"))).isEqualTo(Path.of("/etc/passwd"));
    }

    /** The library that reads it looks neither at lengths nor at the CRC. */
    @Test
    void aDamagedZipArchive() throws Exception {
        byte[] text = "a text that stays as it is, so that it can be found".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            zip.setLevel(0);
            zip.putArchiveEntry(new ZipArchiveEntry("a/b"));
            zip.write(text);
            zip.closeArchiveEntry();
        }
        byte[] good = bytes.toByteArray();
        assertThat(unpack(good).entries()).isEqualTo(1);
        int at = new String(good, StandardCharsets.ISO_8859_1).indexOf("stays");
        byte[] bad = good.clone();
        bad[at] ^= 1;
        refused(bad, "is damaged: its entry a/b does not have the 51 bytes with the CRC that the archive states");
        refused(Arrays.copyOf(good, good.length - 30), "is damaged: it has no directory of its entries");
        byte[] lost = good.clone();
        // The length of the name in the local header: the content would begin behind the end.
        lost[26] = lost[27] = (byte) 0xff;
        refused(lost, "is damaged: ");
        byte[] encrypted = good.clone();
        int directory = new String(good, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        encrypted[6] |= 1;
        encrypted[directory + 8] |= 1;
        refused(encrypted, "its entry a/b is encrypted; unpack it yourself");
        byte[] method = good.clone();
        method[8] = method[directory + 10] = 98;
        refused(method, "its entry a/b is compressed by method 98, which is not read; unpack it yourself");
    }

    @Test
    void nothingIsInIt() throws Exception {
        refused(new byte[0], "given is empty");
        refused(compressed("gz", new byte[0]), "given has nothing in it");
        assertThat(unpack(compressed("gz", new byte[10_240])).title()).isEqualTo("tar archive");
        assertThat(tree).isEmptyDirectory();
    }

    /** Neither may silently take the place of the other. */
    @Test
    void namesThatCannotBeToldApart() throws Exception {
        byte[] both = tar(file("d/\u0080\u0080", "1"), file("d/\u0080\u0081", "2"));
        for (int i = 1; i < both.length; i++) {
            // A lone byte beyond ASCII, which is no UTF-8.
            if ((both[i] & 0xff) == 0x80 || (both[i] & 0xff) == 0x81) {
                both[i - 1] = 'x';
            }
        }
        // The checksums of the headers are the same as nobody asks for them once the magic is there.
        refused(both, "reads the same as another's");
    }

    private static byte[] debian(byte[] data) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ArArchiveOutputStream ar = new ArArchiveOutputStream(bytes)) {
            for (String name : List.of("debian-binary", "control.tar.xz", "data.tar.xz")) {
                byte[] content = name.startsWith("data") ? data : new byte[4];
                ar.putArchiveEntry(new ArArchiveEntry(name, content.length));
                ar.write(content);
                ar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void aDebianPackage() throws Exception {
        UnpackedInput unpacked = unpack(debian(compressed("xz", tar(file("./usr/bin/x", "hello")))));

        assertThat(unpacked.format()).isEqualTo(UnpackedInput.Format.DEB);
        assertThat(unpacked.title()).isEqualTo("Debian package");
        assertThat(tree.resolve("usr/bin/x")).hasContent("hello");
        refused(
                "!<arch>\nx.o/            0           0     0     644     0         `\n"
                        .getBytes(StandardCharsets.US_ASCII),
                "is an ar(1) archive");
        refused(
                debian("\u007fELF...".getBytes(StandardCharsets.US_ASCII)),
                "is a damaged Debian package: its content is no tar archive; get it again");
        refused(debian(zip("x", 0100755, new byte[1])), "is a compressed zip archive: unpack it yourself");
    }

    /** Lead, signature with 4 bytes and their padding, header with one entry, and the payload. */
    @Test
    void anRpmPackage() throws Exception {
        ByteArrayOutputStream cpio = new ByteArrayOutputStream();
        try (CpioArchiveOutputStream out = new CpioArchiveOutputStream(cpio)) {
            CpioArchiveEntry entry = new CpioArchiveEntry("./usr/bin/x", 5);
            entry.setMode(CpioArchiveEntry.C_ISREG | 04755);
            out.putArchiveEntry(entry);
            out.write("hello".getBytes(StandardCharsets.UTF_8));
            out.closeArchiveEntry();
        }
        HexFormat hex = HexFormat.of();
        byte[] rpm = joined(
                hex.parseHex("edabeedb"),
                new byte[92],
                hex.parseHex("8eade801000000000000000000000004"),
                new byte[4 + 4],
                hex.parseHex("8eade801000000000000000100000003"),
                new byte[16 + 3],
                compressed("zst", cpio.toByteArray()));
        UnpackedInput unpacked = unpack(rpm);

        assertThat(unpacked.format()).isEqualTo(UnpackedInput.Format.RPM);
        assertThat(unpacked.privileged()).isEqualTo(1);
        assertThat(tree.resolve("usr/bin/x")).hasContent("hello");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tree.resolve("usr/bin/x"))))
                .isEqualTo("rwxr-xr-x");
        byte[] huge = rpm.clone();
        huge[96 + 8] = 0x7f;
        refused(huge, "is damaged: its header is invalid");
        refused(Arrays.copyOf(rpm, 120), "is damaged: it ends within its header");
    }

    /** As abuild makes it: archives without an end, each compressed by itself, one behind the other. */
    @Test
    void anAlpinePackage() throws Exception {
        byte[] control = tar(file(".PKGINFO", "pkgname = x\n"));
        byte[] apk = joined(
                compressed("gz", Arrays.copyOf(control, 1024)), compressed("gz", tar(file("usr/bin/x", "hello"))));
        UnpackedInput unpacked = unpack(apk);

        assertThat(unpacked.format()).isEqualTo(UnpackedInput.Format.APK);
        assertThat(tree.resolve("usr/bin/x")).hasContent("hello");
        refused("ADBd".getBytes(StandardCharsets.US_ASCII), "Alpine package of version 3 (ADB)");
    }

    @Test
    void nothingIsWrittenOutside() throws Exception {
        Path outside = folder.resolve("outside");
        refused(tar(file("../outside", "x")), "leads up with '..'");
        refused(zip("../../outside", 0100644, new byte[1]), "leads up with '..'");
        refused(tar(new Item("h", (char) TarConstants.LF_LINK, "../input", 0644)), "leads up with '..'");
        unpack(tar(link("up", "../.."), link("abs", folder.toString()), file("up/outside", "x"), file("abs/b", "y")));
        assertThat(outside).doesNotExist();
        assertThat(folder.resolve("b")).doesNotExist();
        // Within a root, both lead to places in it.
        assertThat(tree.resolve("outside")).hasContent("x");
        assertThat(tree.resolve(folder.toString().substring(1) + "/b")).hasContent("y");
        unpack(tar(file("/etc/x", "z")));
        assertThat(tree.resolve("etc/x")).hasContent("z");
    }

    @Test
    void devicesAreLeftOutAndPrivilegesDropped() throws Exception {
        UnpackedInput unpacked = unpack(tar(
                new Item("null", (char) TarConstants.LF_CHR, "", 0666),
                new Item("pipe", (char) TarConstants.LF_FIFO, "", 0666),
                new Item("su", (char) TarConstants.LF_NORMAL, "x", 06755)));

        assertThat(unpacked.skipped().devices()).isEqualTo(2);
        assertThat(unpacked.privileged()).isEqualTo(1);
        assertThat(Files.exists(tree.resolve("null"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
        assertThat((int) Files.getAttribute(tree.resolve("su"), "unix:mode") & 07777)
                .isEqualTo(0755);
    }

    @Test
    void whatIsTooMuchIsRefused() throws Exception {
        byte[] zeros = compressed("gz", filled(1 << 20));
        assertThatThrownBy(() -> unpack(zeros, new ArchiveLimits(1 << 19, 10, 400)))
                .isInstanceOf(ArchiveException.class)
                .hasMessage("given is not unpacked: it would be larger than 512 KiB, the most that is unpacked; unpack"
                        + " it yourself and give the folder");
        assertThatThrownBy(() -> unpack(tar(file("a", ""), file("b", "")), new ArchiveLimits(1 << 20, 1, 400)))
                .hasMessageContaining("more than 1 entries");
        byte[] bomb = compressed("xz", filled((int) ArchiveLimits.FREE + 1));
        refused(bomb, "it would be larger than 64 MiB, more than 400 times its own");
        // Of a zip archive, all entries count together.
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            for (String name : List.of("a", "b", "c")) {
                zip.putArchiveEntry(new ZipArchiveEntry(name));
                zip.write(new byte[400_000]);
                zip.closeArchiveEntry();
            }
        }
        assertThatThrownBy(() -> unpack(bytes.toByteArray(), new ArchiveLimits(1_000_000, 10, 400)))
                .hasMessageContaining("larger than 976.6 KiB");
        byte[] layers = new byte[9];
        for (int i = 0; i < 4; i++) {
            layers = compressed("gz", layers);
        }
        refused(layers, "compressed more than 3 times over");
    }

    @ParameterizedTest
    @CsvSource({"gz", "xz", "zst", "bz2"})
    void whatIsDamagedIsTheArchivesFault(String how) throws Exception {
        byte[] noise = new byte[100_000];
        new java.util.Random(1).nextBytes(noise);
        byte[] good = compressed(how, tar(file("a", new String(noise, StandardCharsets.ISO_8859_1))));
        assertThatThrownBy(() -> unpack(Arrays.copyOf(good, good.length / 2))).isInstanceOf(ArchiveException.class);
        byte[] bad = good.clone();
        for (int i = good.length / 2; i < good.length / 2 + 50; i++) {
            bad[i] ^= 0x55;
        }
        assertThatThrownBy(() -> unpack(bad)).isInstanceOf(ArchiveException.class);
    }
}
