package dev.freestand.rcli.age;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Encrypts data in the format age v1. */
public final class AgeEncryption {
    private AgeEncryption() {}

    /**
     * Encrypts all of a source.
     *
     * @param recipients one or more; a passphrase only alone
     * @param armored whether to write ASCII armour
     */
    public static void encrypt(
            ByteInput source,
            ByteOutput sink,
            List<? extends Recipient> recipients,
            RandomBytes random,
            boolean armored)
            throws IOException {
        byte[] fileKey = new byte[FileKey.SIZE];
        random.fill(fileKey);
        List<Stanza> stanzas = new ArrayList<>();
        for (Recipient recipient : recipients) {
            stanzas.add(recipient.wrap(fileKey, random));
        }
        if (stanzas.isEmpty() || stanzas.size() > 1 && recipients.stream().anyMatch(Passphrase.class::isInstance)) {
            throw new IllegalArgumentException("recipients");
        }
        byte[] header = Header.of(stanzas, fileKey).bytes();
        byte[] nonce = new byte[ChunkCipher.FILE_NONCE];
        random.fill(nonce);
        ChunkCipher cipher = new ChunkCipher(fileKey, nonce);
        Arrays.fill(fileKey, (byte) 0);
        try {
            if (armored) {
                ArmorWriter armor = new ArmorWriter(sink);
                write(source, armor, header, nonce, cipher);
                armor.finish();
            } else {
                write(source, sink, header, nonce, cipher);
            }
        } finally {
            cipher.wipe();
        }
    }

    private static void write(ByteInput source, ByteOutput sink, byte[] header, byte[] nonce, ChunkCipher cipher)
            throws IOException {
        sink.write(header, header.length);
        sink.write(nonce, nonce.length);
        BufferedSource input = new BufferedSource(source);
        byte[] plain = new byte[ChunkCipher.PLAIN];
        byte[] sealed = new byte[ChunkCipher.SEALED];
        boolean last = false;
        while (!last) {
            int size = input.fill(plain);
            last = size < plain.length || input.peek() < 0;
            sink.write(sealed, cipher.seal(plain, size, last, sealed));
        }
        input.wipe();
        Arrays.fill(plain, (byte) 0);
    }
}
