package dev.freestand.rcli.age;

import dev.freestand.rcli.age.AgeException.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A passphrase, which opens a file alone: the format allows no other recipient beside it.
 *
 * <p>From it a key is derived by scrypt, at a cost that makes guessing slow; the header states the base-two logarithm of that
 * cost, the work factor.
 */
public final class Passphrase implements Recipient, Identity {
    static final String TYPE = "scrypt";

    /** Work factor of new files: 256 MiB of memory, about a second. */
    private static final int WORK_FACTOR = 18;
    /** What other implementations refuse as well: sixteen times as much. */
    private static final int MOST_WORK_FACTOR = 22;

    private static final int SALT = 16;
    private static final String LABEL = "age-encryption.org/v1/scrypt";
    /** What else is in memory meanwhile. */
    private static final long OTHER_MEMORY = 4L << 20;

    private final byte[] text;
    private final long memory;
    private final int workFactor;

    /**
     * Takes the text, and wipes it in the end.
     *
     * @param text not empty; its bytes count, in no encoding
     * @param memory bytes of memory that may be used
     */
    public Passphrase(byte[] text, long memory) {
        this(text, memory, WORK_FACTOR);
    }

    /** With another work factor for files that are written, as tests need. */
    Passphrase(byte[] text, long memory, int workFactor) {
        if (text.length == 0) {
            throw new IllegalArgumentException("empty passphrase");
        }
        this.text = text;
        this.memory = memory;
        this.workFactor = workFactor;
    }

    @Override
    public Stanza wrap(byte[] fileKey, RandomBytes random) throws IOException {
        checkMemory(workFactor, Kind.KEY);
        byte[] salt = new byte[SALT];
        random.fill(salt);
        byte[] wrapKey = wrapKey(salt, workFactor);
        byte[] body = Primitives.seal(wrapKey, fileKey);
        Arrays.fill(wrapKey, (byte) 0);
        return new Stanza(List.of(TYPE, StrictBase64.encode(salt), String.valueOf(workFactor)), body);
    }

    @Override
    public byte @Nullable [] unwrap(List<Stanza> stanzas) throws AgeException {
        Stanza stanza = stanzas.get(0);
        if (!stanza.type().equals(TYPE)) {
            return null;
        }
        byte[] salt = stanza.arguments().size() == 3
                ? StrictBase64.decode(stanza.arguments().get(1))
                : null;
        if (salt == null || salt.length != SALT) {
            throw new AgeException(
                    Kind.HEADER, "its header has a passphrase without a salt of 16 bytes and a work factor");
        }
        int stated = workFactor(stanza.arguments().get(2));
        FileKey.checkWrapped(stanza);
        checkMemory(stated, Kind.HEADER);
        byte[] wrapKey = wrapKey(salt, stated);
        byte[] fileKey = Primitives.open(wrapKey, stanza.body());
        Arrays.fill(wrapKey, (byte) 0);
        return fileKey;
    }

    private static int workFactor(String digits) throws AgeException {
        int value = 0;
        for (int n = 0; n < digits.length(); n++) {
            int digit = digits.charAt(n) - '0';
            if (digit < 0 || digit > 9 || n == 0 && digit == 0) {
                throw new AgeException(Kind.HEADER, "the work factor of its passphrase is not a number");
            }
            value = Math.min(value * 10 + digit, MOST_WORK_FACTOR + 1);
        }
        if (value > MOST_WORK_FACTOR) {
            throw new AgeException(
                    Kind.HEADER,
                    "its passphrase has a work factor above " + MOST_WORK_FACTOR
                            + ", which would take more time and memory than anyone needs to open a file");
        }
        return value;
    }

    /** Before any is taken. */
    private void checkMemory(int logCost, Kind kind) throws AgeException {
        long needed = 1024L << logCost;
        if (needed + OTHER_MEMORY > memory) {
            throw new AgeException(
                    kind,
                    "its passphrase has the work factor " + logCost + ", which takes " + (needed + OTHER_MEMORY >> 20)
                            + " MiB of memory, and this program has " + (memory >> 20) + " MiB here");
        }
    }

    private byte[] wrapKey(byte[] salt, int logCost) {
        return Primitives.scrypt(text, Ascii.join(Ascii.bytes(LABEL), salt), logCost);
    }

    @Override
    public void wipe() {
        Arrays.fill(text, (byte) 0);
    }
}
