package dev.freestand.rcli.age;

import dev.freestand.rcli.age.AgeException.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A secret key, written as {@code AGE-SECRET-KEY-1...}. */
public final class X25519Identity implements Identity {
    private static final String PREFIX = "age-secret-key-";

    private final byte[] secret;

    private X25519Identity(byte[] secret) {
        this.secret = secret;
    }

    /** Makes a new identity from 32 random bytes. */
    public static X25519Identity generate(RandomBytes random) throws IOException {
        byte[] secret = new byte[Primitives.KEY];
        random.fill(secret);
        return new X25519Identity(secret);
    }

    /** Reads the text of one, which is in upper case. The message of a failure does not repeat it. */
    public static X25519Identity parse(byte[] text) throws AgeException {
        byte[] secret = Bech32.decode(PREFIX, text);
        if (secret == null || secret.length != Primitives.KEY || text[0] != 'A') {
            throw new AgeException(
                    Kind.KEY,
                    "it is not a secret key of the type X25519: 'AGE-SECRET-KEY-1' and 58 characters, with a checksum");
        }
        return new X25519Identity(secret);
    }

    /** Whether text begins as a secret key does, in either case. */
    public static boolean looksLike(byte[] text) {
        for (int n = 0; n < PREFIX.length(); n++) {
            if (n >= text.length || (text[n] | ' ') != (PREFIX.charAt(n) | ' ')) {
                return false;
            }
        }
        return true;
    }

    /** As it is written. Secret: to be wiped. */
    public byte[] text() {
        byte[] text = Bech32.encode(PREFIX, secret);
        for (int n = 0; n < text.length; n++) {
            if (text[n] >= 'a' && text[n] <= 'z') {
                text[n] -= 'a' - 'A';
            }
        }
        return text;
    }

    /** The public key that belongs to it. */
    public X25519Recipient recipient() {
        return new X25519Recipient(Primitives.x25519Public(secret));
    }

    @Override
    public byte @Nullable [] unwrap(List<Stanza> stanzas) throws AgeException {
        for (Stanza stanza : stanzas) {
            if (stanza.type().equals(X25519Recipient.TYPE)) {
                byte[] fileKey = unwrap(stanza);
                if (fileKey != null) {
                    return fileKey;
                }
            }
        }
        return null;
    }

    private byte @Nullable [] unwrap(Stanza stanza) throws AgeException {
        byte[] share = stanza.arguments().size() == 2
                ? StrictBase64.decode(stanza.arguments().get(1))
                : null;
        if (share == null || share.length != Primitives.KEY) {
            throw new AgeException(
                    Kind.HEADER, "its header has a recipient of type X25519 without a point of 32 bytes");
        }
        FileKey.checkWrapped(stanza);
        byte[] shared = Primitives.x25519(secret, share);
        if (Primitives.isZero(shared)) {
            throw new AgeException(Kind.HEADER, "its header has a recipient of type X25519 with a point of low order");
        }
        byte[] wrapKey =
                Primitives.hkdf(shared, Ascii.join(share, Primitives.x25519Public(secret)), X25519Recipient.INFO);
        byte[] fileKey = Primitives.open(wrapKey, stanza.body());
        Arrays.fill(shared, (byte) 0);
        Arrays.fill(wrapKey, (byte) 0);
        return fileKey;
    }

    @Override
    public void wipe() {
        Arrays.fill(secret, (byte) 0);
    }
}
