package dev.freestand.rcli.age;

import dev.freestand.rcli.age.AgeException.Kind;
import java.util.Arrays;
import java.util.List;

/**
 * What stands before the content of a file.
 *
 * @param stanzas the ways in, one or more
 * @param authenticated all of its bytes that the MAC is over
 * @param mac as it stands there
 */
record Header(List<Stanza> stanzas, byte[] authenticated, byte[] mac) {
    static final String VERSION_LINE = "age-encryption.org/v1";
    static final String MAC_MARK = "---";

    /** A new one, with its MAC. */
    static Header of(List<Stanza> stanzas, byte[] fileKey) {
        StringBuilder text = new StringBuilder(VERSION_LINE).append('\n');
        for (Stanza stanza : stanzas) {
            text.append(stanza.text());
        }
        byte[] authenticated = Ascii.bytes(text.append(MAC_MARK).toString());
        return new Header(stanzas, authenticated, macOf(authenticated, fileKey));
    }

    byte[] bytes() {
        return Ascii.join(authenticated, Ascii.bytes(" " + StrictBase64.encode(mac) + "\n"));
    }

    void verify(byte[] fileKey) throws AgeException {
        if (!org.bouncycastle.util.Arrays.constantTimeAreEqual(mac, macOf(authenticated, fileKey))) {
            throw new AgeException(Kind.MAC, "its header was changed after it was written");
        }
    }

    private static byte[] macOf(byte[] authenticated, byte[] fileKey) {
        byte[] key = Primitives.hkdf(fileKey, new byte[0], "header");
        byte[] mac = Primitives.hmac(key, authenticated);
        Arrays.fill(key, (byte) 0);
        return mac;
    }
}
