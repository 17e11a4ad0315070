package dev.freestand.containers.image;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** A layer's archive put together for a test, also such as no honest program would write. */
final class Tar {

    private static final int HEADER = 512;
    private static final int TYPE = 156;
    private static final int CHECKSUM = 148;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Tar folder(String name, int mode) {
        return entry(name + "/", TarConstants.LF_DIR, mode, "", new byte[0]);
    }

    Tar file(String name, String content) {
        return file(name, 0644, content.getBytes(StandardCharsets.UTF_8));
    }

    Tar file(String name, int mode, byte[] content) {
        return entry(name, TarConstants.LF_NORMAL, mode, "", content);
    }

    Tar link(String name, String target) {
        return entry(name, TarConstants.LF_SYMLINK, 0777, target, new byte[0]);
    }

    Tar hardLink(String name, String target) {
        return entry(name, TarConstants.LF_LINK, 0644, target, new byte[0]);
    }

    Tar special(String name, byte type) {
        return entry(name, type, 0666, "", new byte[0]);
    }

    /** An entry whose header is changed after it was written, with its checksum put right. */
    Tar changed(String name, byte[] content, UnaryOperator<byte[]> change) {
        byte[] one = new Tar().file(name, 0644, content).withoutEnd();
        byte[] header = change.apply(java.util.Arrays.copyOf(one, HEADER));
        java.util.Arrays.fill(header, CHECKSUM, CHECKSUM + 8, (byte) ' ');
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        byte[] digits = String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, header, CHECKSUM, digits.length);
        System.arraycopy(header, 0, one, 0, HEADER);
        bytes.writeBytes(one);
        return this;
    }

    Tar ofType(String name, char type, byte[] content) {
        return changed(name, content, header -> {
            header[TYPE] = (byte) type;
            return header;
        });
    }

    byte[] bytes() {
        byte[] all = java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() + 2 * HEADER);
        return all;
    }

    byte[] withoutEnd() {
        return bytes.toByteArray();
    }

    static byte[] gzip(byte[] content) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(content);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] zstd(byte[] content) {
        return Zstd.compress(content);
    }

    private Tar entry(String name, byte type, int mode, String target, byte[] content) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8");
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
            entry.setMode(mode);
            entry.setSize(content.length);
            entry.setLinkName(target);
            entry.setModTime(0L);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
            tar.flush();
            bytes.writeBytes(out.toByteArray());
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
