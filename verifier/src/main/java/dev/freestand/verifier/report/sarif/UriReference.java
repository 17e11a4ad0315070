package dev.freestand.verifier.report.sarif;

import dev.freestand.core.name.RawText;
import java.util.Locale;

/** A file's name as a URI reference (RFC 3986): its bytes, everything but unreserved characters and {@code /} escaped. */
final class UriReference {

    private static final String UNRESERVED = "-._~/";

    private UriReference() {}

    /** The URI of a name as records hold it, {@link RawText}. */
    static String of(String path) {
        StringBuilder uri = new StringBuilder(path.startsWith("/") ? "file://" : "");
        for (byte octet : RawText.bytes(path)) {
            char c = (char) Byte.toUnsignedInt(octet);
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || UNRESERVED.indexOf(c) >= 0;
            uri.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return uri.toString();
    }
}
