package dev.freestand.rcli.age;

import dev.freestand.rcli.age.AgeException.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An age file whose header was read, and whose content is yet to be. */
public final class AgeFile {
    private static final byte[] MAGIC = Ascii.bytes("age-encryption.org/");
    private static final byte[] ARMOR = Ascii.bytes("-----BEGIN AGE ");

    private final BufferedSource source;
    private final Header header;

    private AgeFile(BufferedSource source, Header header) {
        this.source = source;
        this.header = header;
    }

    /** Reads the header of a file in either form. */
    public static AgeFile read(ByteInput source) throws IOException {
        BufferedSource outer = new BufferedSource(source);
        if (!outer.startsWith(MAGIC)) {
            ArmorReader.skipWhiteSpace(outer);
            if (!outer.startsWith(ARMOR)) {
                throw new AgeException(
                        Kind.NOT_AGE, "it is not an age file; for RC4, use --key-file, --key-env or --key");
            }
            outer = new BufferedSource(new ArmorReader(outer));
        }
        Header header = HeaderReader.read(outer);
        for (Stanza stanza : header.stanzas()) {
            if (stanza.type().equals(Passphrase.TYPE) && header.stanzas().size() > 1) {
                throw new AgeException(Kind.HEADER, "its header has a passphrase that is not the only recipient");
            }
        }
        return new AgeFile(outer, header);
    }

    /** Whether a passphrase opens it, rather than identities. */
    public boolean takesPassphrase() {
        return header.stanzas().get(0).type().equals(Passphrase.TYPE);
    }

    /** Decrypts the content. Each part of it is written only after it was authenticated. */
    public void decrypt(List<? extends Identity> identities, ByteOutput sink) throws IOException {
        byte[] fileKey = unwrap(identities);
        if (fileKey == null) {
            throw new AgeException(Kind.NO_MATCH, whyNoneMatches(identities));
        }
        try {
            header.verify(fileKey);
            byte[] nonce = new byte[ChunkCipher.FILE_NONCE];
            if (source.fill(nonce) < nonce.length) {
                throw new AgeException(Kind.HEADER, "it ends before its content");
            }
            ChunkCipher cipher = new ChunkCipher(fileKey, nonce);
            try {
                decrypt(cipher, sink);
            } finally {
                cipher.wipe();
            }
        } finally {
            Arrays.fill(fileKey, (byte) 0);
        }
    }

    private byte @Nullable [] unwrap(List<? extends Identity> identities) throws AgeException {
        byte[] fileKey = null;
        for (Identity identity : identities) {
            if (fileKey == null) {
                fileKey = identity.unwrap(header.stanzas());
            }
        }
        return fileKey;
    }

    private String whyNoneMatches(List<? extends Identity> identities) {
        boolean passphraseGiven = !identities.isEmpty() && identities.get(0) instanceof Passphrase;
        if (takesPassphrase()) {
            return passphraseGiven
                    ? "the passphrase is wrong"
                    : "it is encrypted with a passphrase: use --passphrase-file or --passphrase";
        }
        return passphraseGiven
                ? "it is not encrypted with a passphrase: use --identity"
                : "it is not encrypted for any of the identities";
    }

    private void decrypt(ChunkCipher cipher, ByteOutput sink) throws IOException {
        byte[] sealed = new byte[ChunkCipher.SEALED];
        byte[] plain = new byte[ChunkCipher.PLAIN];
        boolean first = true;
        boolean last = false;
        while (!last) {
            int size = source.fill(sealed);
            last = source.peek() < 0;
            if (size < Primitives.TAG) {
                throw truncated();
            }
            if (cipher.open(sealed, size, last, plain)) {
                int content = size - Primitives.TAG;
                if (content == 0 && !first) {
                    throw new AgeException(
                            Kind.PAYLOAD, "its content ends with an empty part, which no program writes");
                }
                sink.write(plain, content);
            } else {
                throw broken(cipher, sealed, size, last, plain, sink);
            }
            first = false;
        }
        Arrays.fill(plain, (byte) 0);
    }

    /** A chunk that is good but for its place says more than that something is wrong. */
    private static AgeException broken(
            ChunkCipher cipher, byte[] sealed, int size, boolean last, byte[] plain, ByteOutput sink)
            throws IOException {
        if (size == ChunkCipher.SEALED && cipher.open(sealed, size, !last, plain)) {
            sink.write(plain, size - Primitives.TAG);
            Arrays.fill(plain, (byte) 0);
            return last ? truncated() : new AgeException(Kind.PAYLOAD, "data was added after its end");
        }
        return new AgeException(Kind.PAYLOAD, "its content was modified or truncated");
    }

    private static AgeException truncated() {
        return new AgeException(Kind.PAYLOAD, "its end is missing");
    }
}
