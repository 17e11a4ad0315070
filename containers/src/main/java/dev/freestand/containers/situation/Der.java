package dev.freestand.containers.situation;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Values of ASN.1 in DER (X.690), as far as certificates take them. Each is a whole value: tag, length and content. Java reads
 * certificates but makes none, and every {@code verify} would search a library for it, which few projects have a use for.
 */
final class Der {

    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;
    static final int OCTET_STRING = 0x04;
    static final int UTF8_STRING = 0x0c;

    /** The first year that UTCTime cannot hold (RFC 5280, 4.1.2.5). */
    private static final int GENERALIZED_FROM = 2050;

    private static final int SHORT = 0x80;
    private static final int SUBIDENTIFIER = 7;

    private Der() {}

    /** A value whose content is these, one behind the other. */
    static byte[] value(int tag, byte[]... contents) {
        byte[] content = joined(contents);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < SHORT) {
            out.write(content.length);
        } else {
            byte[] length = BigInteger.valueOf(content.length).toByteArray();
            int skipped = length[0] == 0 ? 1 : 0;
            out.write(SHORT | (length.length - skipped));
            out.write(length, skipped, length.length - skipped);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    static byte[] sequence(byte[]... contents) {
        return value(SEQUENCE, contents);
    }

    static byte[] text(String text) {
        return value(UTF8_STRING, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] integer(BigInteger number) {
        return value(0x02, number.toByteArray());
    }

    static byte[] truth() {
        return value(0x01, new byte[] {(byte) 0xff});
    }

    /** Bits; of the last byte, so many at its end do not count. */
    static byte[] bits(int unused, byte... bytes) {
        return value(0x03, new byte[] {(byte) unused}, bytes);
    }

    /** An identifier such as {@code 2.5.4.3}. */
    static byte[] identifier(String dotted) {
        String[] arcs = dotted.split("\\.");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(40 * Integer.parseInt(arcs[0]) + Integer.parseInt(arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            int arc = Integer.parseInt(arcs[i]);
            for (int shift = 4 * SUBIDENTIFIER; shift > 0; shift -= SUBIDENTIFIER) {
                if (arc >> shift != 0) {
                    out.write(SHORT | (arc >> shift & 0x7f));
                }
            }
            out.write(arc & 0x7f);
        }
        return value(0x06, out.toByteArray());
    }

    /** A time, in seconds. */
    static byte[] time(ZonedDateTime time) {
        ZonedDateTime utc = time.withZoneSameInstant(ZoneOffset.UTC);
        boolean general = utc.getYear() >= GENERALIZED_FROM;
        String text = DateTimeFormatter.ofPattern((general ? "yyyy" : "yy") + "MMddHHmmss'Z'", Locale.ROOT)
                .format(utc);
        return value(general ? 0x18 : 0x17, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
