package dev.freestand.rcli.job;

import dev.freestand.rcli.age.X25519Identity;
import dev.freestand.rcli.failure.RunException;
import dev.freestand.rcli.key.KeyLines;
import dev.freestand.rcli.posix.Posix;
import dev.freestand.rcli.posix.PosixException;
import dev.freestand.rcli.posix.Utf8;
import dev.freestand.rcli.stream.DirectOutput;
import dev.freestand.rcli.stream.Input;
import dev.freestand.rcli.stream.Output;
import dev.freestand.rcli.stream.SmallFile;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request for a new identity, or for the recipients of identities that are there.
 *
 * @param ofExisting whether to show the recipients of existing identities
 * @param input file of those identities; {@code null}: standard input
 * @param output file to create; {@code null}: standard output
 */
public record KeygenJob(
        boolean ofExisting,
        @Nullable String input,
        @Nullable String output) implements Action {
    private static final int PRIVATE = 0600;
    private static final int PUBLIC = 0666;

    @Override
    public void run(Posix sys) throws RunException {
        sys.hideMemory();
        sys.lockMemory();
        if (ofExisting) {
            Input source = input == null ? Input.standard(sys) : Input.open(sys, input);
            byte[] content = SmallFile.read(source, KeyLines.MOST_BYTES);
            StringBuilder text = new StringBuilder();
            List<X25519Identity> identities = KeyLines.identities(input == null ? "standard input" : input, content);
            for (X25519Identity identity : identities) {
                text.append(identity.recipient().text()).append('\n');
                identity.wipe();
            }
            write(sys, PUBLIC, Utf8.encode(text.toString()));
            return;
        }
        X25519Identity identity = AgeData.run("cannot make a key", () -> X25519Identity.generate(AgeData.random(sys)));
        String recipient = identity.recipient().text();
        byte[] secret = identity.text();
        byte[] comment = Utf8.encode("# public key: " + recipient + "\n");
        byte[] text = Arrays.copyOf(comment, comment.length + secret.length + 1);
        System.arraycopy(secret, 0, text, comment.length, secret.length);
        text[text.length - 1] = '\n';
        identity.wipe();
        Arrays.fill(secret, (byte) 0);
        try {
            write(sys, PRIVATE, text);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
        if (output != null) {
            print(sys, Utf8.encode(recipient + "\n"));
        }
    }

    private void write(Posix sys, int mode, byte[] text) throws RunException {
        if (output == null) {
            print(sys, text);
        } else {
            create(sys, output, mode, text);
        }
    }

    private static void print(Posix sys, byte[] text) throws RunException {
        Output standard = DirectOutput.standard(sys);
        standard.write(text, text.length);
        standard.commit();
    }

    /** A file that is there is never overwritten: whoever has the old key alone can read what was encrypted for it. */
    private static void create(Posix sys, String path, int mode, byte[] text) throws RunException {
        try {
            int unnamed = sys.createUnnamed(path.substring(0, path.lastIndexOf('/') + 1), mode);
            int descriptor = unnamed == Posix.NOT_AVAILABLE ? sys.create(path, mode) : unnamed;
            if (descriptor == Posix.TAKEN) {
                throw taken();
            }
            try {
                sys.write(descriptor, text, 0, text.length);
                sys.sync(descriptor);
                if (unnamed != Posix.NOT_AVAILABLE && !sys.name(descriptor, path)) {
                    throw taken();
                }
                sys.close(descriptor);
            } catch (PosixException e) {
                if (unnamed == Posix.NOT_AVAILABLE) {
                    sys.remove(path);
                }
                throw e;
            }
        } catch (PosixException e) {
            throw RunException.system("cannot create", path, e);
        }
    }

    private static PosixException taken() {
        return new PosixException("File exists, and a key is never overwritten");
    }
}
