package dev.freestand.core.sarif;

import dev.freestand.core.name.RawText;

/** A file's name as a URI reference (RFC 3986): its bytes, everything but unreserved characters and {@code /} escaped. */
final class UriReference {

    private static final String HEX = "0123456789ABCDEF";

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
            if (plain) {
                uri.append(c);
            } else {
                uri.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return uri.toString();
    }
}
