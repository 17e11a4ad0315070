package dev.freestand.cli.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * A file within a package.
 *
 * @param content its bytes: held in memory, so that every package has the same whatever becomes of the source meanwhile
 * @param executable whether it is a program; its mode is 0755 then, and 0644 otherwise, whatever the source's is
 */
// Two of these are never compared.
@SuppressWarnings("ArrayRecordComponent")
record PackagedFile(byte[] content, boolean executable) {

    int mode() {
        return executable ? 0755 : 0644;
    }

    /** As {@code gzip -9n} does: neither a name nor a time in it. */
    static byte[] gzip(byte[] content) throws IOException {
        GzipParameters parameters = new GzipParameters();
        parameters.setCompressionLevel(Deflater.BEST_COMPRESSION);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GzipCompressorOutputStream gzip = new GzipCompressorOutputStream(out, parameters)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }
}
