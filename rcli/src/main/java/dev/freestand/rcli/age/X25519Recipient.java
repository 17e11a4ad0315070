package dev.freestand.rcli.age;

import dev.freestand.rcli.age.AgeException.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** A public key, written as {@code age1...}. */
public final class X25519Recipient implements Recipient {
    static final String TYPE = "X25519";
    static final String INFO = "age-encryption.org/v1/X25519";

    private static final String PREFIX = "age";

    private final byte[] point;

    X25519Recipient(byte[] point) {
        this.point = point;
    }

    /** Reads the text of one. The message of a failure does not repeat it. */
    public static X25519Recipient parse(byte[] text) throws AgeException {
        if (X25519Identity.looksLike(text)) {
            throw new AgeException(Kind.KEY, "it is a secret key; rcli keygen -y shows its recipient");
        }
        byte[] point = Bech32.decode(PREFIX, text);
        if (point == null || point.length != Primitives.KEY || text[0] == 'A') {
            throw new AgeException(
                    Kind.KEY, "it is not a recipient of the type X25519: 'age1' and 58 characters, with a checksum");
        }
        return new X25519Recipient(point);
    }

    /** The recipient as text, beginning with {@code age1}. */
    public String text() {
        byte[] text = Bech32.encode(PREFIX, point);
        return Ascii.text(text, 0, text.length);
    }

    @Override
    public Stanza wrap(byte[] fileKey, RandomBytes random) throws IOException {
        byte[] ephemeral = new byte[Primitives.KEY];
        random.fill(ephemeral);
        byte[] share = Primitives.x25519Public(ephemeral);
        byte[] shared = Primitives.x25519(ephemeral, point);
        Arrays.fill(ephemeral, (byte) 0);
        if (Primitives.isZero(shared)) {
            throw new AgeException(Kind.KEY, "a recipient is a point of low order, for which no secret key exists");
        }
        byte[] wrapKey = Primitives.hkdf(shared, Ascii.join(share, point), INFO);
        byte[] body = Primitives.seal(wrapKey, fileKey);
        Arrays.fill(shared, (byte) 0);
        Arrays.fill(wrapKey, (byte) 0);
        return new Stanza(List.of(TYPE, StrictBase64.encode(share)), body);
    }
}
