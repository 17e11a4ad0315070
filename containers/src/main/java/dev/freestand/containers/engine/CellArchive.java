package dev.freestand.containers.engine;

import dev.freestand.containers.probe.CellLayout;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * What is copied into a container's {@link CellLayout#HOME}, as one tar stream: probe, instructions, file under test. Copied and not mounted, because
 * the daemon may be on another machine.
 */
final class CellArchive {

    private static final int BLOCK = 512;
    private static final int EXECUTABLE = 0555;
    private static final int PRIVATE = 0700;
    private static final int SECRET = 0400;

    private CellArchive() {}

    /** The stream; the file under test is read as the stream is, so that its size does not matter. */
    static InputStream open(byte[] probe, byte[] instructions, Path subject) throws IOException {
        long size = Files.size(subject);
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        TarArchiveOutputStream tar = new TarArchiveOutputStream(head);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
        folder(tar, CellLayout.HOME, EXECUTABLE);
        // The memory that is mounted here takes this mode over.
        folder(tar, CellLayout.WORK, PRIVATE);
        put(tar, CellLayout.PROBE, EXECUTABLE, probe);
        put(tar, CellLayout.INSTRUCTIONS, SECRET, instructions);
        // Header only: the content follows from the file itself, and the archive's end after it.
        tar.putArchiveEntry(entry(CellLayout.SUBJECT, EXECUTABLE, size));
        tar.flush();
        int padding = (int) ((BLOCK - size % BLOCK) % BLOCK);
        return new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(head.toByteArray()),
                Files.newInputStream(subject),
                new ByteArrayInputStream(new byte[padding + 2 * BLOCK]))));
    }

    /** Named, so that it is root's and nobody else's to write to, whatever the daemon would have made of it. */
    private static void folder(TarArchiveOutputStream tar, String path, int mode) throws IOException {
        tar.putArchiveEntry(entry(path + "/", mode, 0));
        tar.closeArchiveEntry();
    }

    private static void put(TarArchiveOutputStream tar, String path, int mode, byte[] content) throws IOException {
        tar.putArchiveEntry(entry(path, mode, content.length));
        tar.write(content);
        tar.closeArchiveEntry();
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
