package dev.freestand.containers.engine;

import dev.freestand.containers.probe.CellLayout;
import dev.freestand.verifier.file.RegularFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What is copied into a container's {@link CellLayout#HOME}, as one tar stream: probe, instructions, file under test, and
 * where one is needed the emulator. Copied and not mounted, because the daemon may be on another machine. In a bare cell
 * all lies once more in {@link CellLayout#ROOT}, under the same paths, but for what only the probe needs before it enters.
 */
final class CellArchive {

    private static final int BLOCK = 512;
    private static final int EXECUTABLE = 0555;
    private static final int PRIVATE = 0700;
    private static final int SECRET = 0400;

    /** Where the cell's root lies, seen from the container's. */
    private final String root;

    private final List<InputStream> parts = new ArrayList<>();
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private TarArchiveOutputStream tar = tar(bytes);

    private CellArchive(String root) {
        this.root = root;
    }

    /** The stream; the files are read as the stream is, so that their size does not matter. */
    static InputStream open(CellRequest request, byte[] probe, @Nullable Path emulator) throws IOException {
        boolean bare = request.setting().bare();
        CellArchive archive = new CellArchive(bare ? CellLayout.ROOT : "");
        archive.folder(CellLayout.HOME, EXECUTABLE);
        if (bare) {
            archive.folder(CellLayout.ROOT, EXECUTABLE);
            archive.folder(archive.root + CellLayout.HOME, EXECUTABLE);
            archive.put(archive.root + CellLayout.PROBE, EXECUTABLE, probe);
        }
        // The memory that is mounted here takes this mode over.
        archive.folder(archive.root + CellLayout.WORK, PRIVATE);
        archive.put(CellLayout.PROBE, EXECUTABLE, probe);
        archive.put(CellLayout.INSTRUCTIONS, SECRET, request.instructions());
        archive.file(archive.root + CellLayout.SUBJECT, request.subject());
        if (emulator != null) {
            archive.file(archive.root + CellLayout.EMULATOR, emulator);
        }
        archive.bytes.write(new byte[2 * BLOCK]);
        archive.cut();
        return new SequenceInputStream(Collections.enumeration(archive.parts));
    }

    /** What Docker builds an image without files of, but with this label. */
    static byte[] emptyImage(String label, String value) throws IOException {
        byte[] recipe = ("FROM scratch\nLABEL " + label + "=" + value + "\n").getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = tar(bytes)) {
            tar.putArchiveEntry(entry(CellLayout.HOME + "/Dockerfile", EXECUTABLE, recipe.length));
            tar.write(recipe);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static TarArchiveOutputStream tar(ByteArrayOutputStream to) {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(to);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
        return tar;
    }

    /** Named, so that it is root's and nobody else's to write to, whatever the daemon would have made of it. */
    private void folder(String path, int mode) throws IOException {
        tar.putArchiveEntry(entry(path + "/", mode, 0));
        tar.closeArchiveEntry();
    }

    private void put(String path, int mode, byte[] content) throws IOException {
        tar.putArchiveEntry(entry(path, mode, content.length));
        tar.write(content);
        tar.closeArchiveEntry();
    }

    /** Header only: the content follows from the file itself. */
    private void file(String path, Path content) throws IOException {
        long size = Files.size(content);
        tar.putArchiveEntry(entry(path, EXECUTABLE, size));
        cut();
        parts.add(RegularFile.stream(content));
        bytes.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
    }

    /** Ends the part in memory. The next is a tar stream of its own: this one waits for what its last header promised. */
    private void cut() throws IOException {
        tar.flush();
        parts.add(new ByteArrayInputStream(bytes.toByteArray()));
        bytes = new ByteArrayOutputStream();
        tar = tar(bytes);
    }

    private static TarArchiveEntry entry(String path, int mode, long size) {
        TarArchiveEntry entry = new TarArchiveEntry("." + path.substring(CellLayout.HOME.length()));
        entry.setMode(mode);
        entry.setSize(size);
        entry.setModTime(0L);
        entry.setIds(0, 0);
        return entry;
    }
}
