package dev.freestand.rcli.rc4;

/**
 * The RC4 keystream, as RFC 6229 tabulates it: no header, no initialisation vector, no bytes dropped from the start.
 *
 * <p>Encryption and decryption are the same operation, XOR with the keystream. An instance holds a position in that
 * stream: bytes given to {@link #apply} in many pieces come out as if given in one. RC4 is broken as a cipher (RFC 7465
 * forbids it in TLS); this class exists to read and write what older systems still use.
 *
 * <p>It depends on nothing, not even on {@code java.io}, so it can be lifted out as it stands.
 */
public final class Rc4 {
    /** The shortest key accepted, in bytes: 40 bits, the shortest for which RFC 6229 gives vectors. */
    static final int MIN_KEY = 5;

    /** The longest key that can have an effect, in bytes: the key schedule looks at no more. */
    public static final int MAX_KEY = 256;

    /** The permutation of 0..255. As {@code int}, because widening a byte costs more than the larger table. */
    private final int[] state = new int[256];

    private int i;
    private int j;

    /**
     * Runs the key schedule.
     *
     * @param key {@value #MIN_KEY} to {@value #MAX_KEY} bytes; not kept
     * @throws IllegalArgumentException if the key has another length
     */
    public Rc4(byte[] key) {
        if (key.length < MIN_KEY || key.length > MAX_KEY) {
            throw new IllegalArgumentException("RC4 key of " + key.length + " bytes");
        }
        for (int n = 0; n < 256; n++) {
            state[n] = n;
        }
        int mixed = 0;
        for (int n = 0; n < 256; n++) {
            int swapped = state[n];
            mixed = (mixed + swapped + key[n % key.length]) & 0xff;
            state[n] = state[mixed];
            state[mixed] = swapped;
        }
    }

    /** Forgets the key: from now on, the keystream is of no use. */
    public void wipe() {
        for (int n = 0; n < 256; n++) {
            state[n] = 0;
        }
    }

    /**
     * Encrypts or decrypts in place, and moves on in the keystream by {@code to - from} bytes.
     *
     * @param from index of the first byte
     * @param to index after the last byte
     * @throws IndexOutOfBoundsException if these are not in {@code data}; nothing is changed then
     */
    public void apply(byte[] data, int from, int to) {
        // Fields are read once and written once: neither an AOT compiler nor a JIT may assume that data is not state.
        // Checked here once, and seen by compilers: the loop then does without most checks.
        int[] s = state;
        if (from < 0 || to > data.length || s.length < 256) {
            throw new IndexOutOfBoundsException();
        }
        int x = i;
        int y = j;
        for (int n = from; n < to; n++) {
            x = (x + 1) & 0xff;
            int a = s[x];
            y = (y + a) & 0xff;
            int b = s[y];
            s[x] = b;
            s[y] = a;
            data[n] ^= (byte) s[(a + b) & 0xff];
        }
        i = x;
        j = y;
    }
}
