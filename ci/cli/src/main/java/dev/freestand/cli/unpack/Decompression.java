package dev.freestand.cli.unpack;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.lzma.LZMACompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The content of a compressed stream, within a limit of memory. */
final class Decompression {

    /** Memory for a dictionary of xz or lzma, in KiB. */
    private static final int DICTIONARY = 256 << 10;

    private Decompression() {}

    /**
     * The content of a stream.
     *
     * @param kind a compression, as found at the beginning of the stream
     * @throws IOException if the stream is damaged
     */
    static InputStream of(InputKind kind, InputStream in) throws IOException {
        return switch (kind) {
            case GZIP -> new GzipCompressorInputStream(in, true);
            case XZ -> new XZCompressorInputStream(in, true, DICTIONARY);
            case ZSTD -> new ZstdInputStreamNoFinalizer(in);
            case BZIP2 -> new BZip2CompressorInputStream(in, true);
            case LZMA -> new LZMACompressorInputStream(in, DICTIONARY);
            default -> throw new IllegalArgumentException(kind + " is no compression");
        };
    }
}
