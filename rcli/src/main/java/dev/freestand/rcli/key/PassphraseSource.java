package dev.freestand.rcli.key;

import dev.freestand.rcli.failure.RunException;
import dev.freestand.rcli.posix.Posix;
import dev.freestand.rcli.posix.PosixException;
import dev.freestand.rcli.stream.SmallFile;
import java.util.Arrays;

/** Where a passphrase comes from. */
public sealed interface PassphraseSource {
    /** Longer than anyone types; what has more was not meant to be one. */
    int MOST_BYTES = 4096;

    /**
     * Fetches it.
     *
     * @param repeated whether someone who types it has to type it twice
     */
    byte[] read(Posix sys, boolean repeated) throws RunException;

    /** The one line of a file, without its line end. */
    record File(String path) implements PassphraseSource {
        @Override
        public byte[] read(Posix sys, boolean repeated) throws RunException {
            byte[] content = SmallFile.read(sys, path, MOST_BYTES);
            int end = content.length;
            if (end > 0 && content[end - 1] == '\n') {
                end--;
                if (end > 0 && content[end - 1] == '\r') {
                    end--;
                }
            }
            byte[] text = Arrays.copyOf(content, end);
            Arrays.fill(content, (byte) 0);
            for (byte one : text) {
                if (one == '\n') {
                    throw bad(RunException.shown(path) + ": it has more than one line");
                }
            }
            return checkLength(RunException.shown(path), text);
        }
    }

    /** The passphrase is asked for on the terminal. */
    record Terminal() implements PassphraseSource {
        @Override
        public byte[] read(Posix sys, boolean repeated) throws RunException {
            byte[] text = checkLength("terminal", ask(sys, "Passphrase: "));
            if (repeated) {
                byte[] again = ask(sys, "The same again: ");
                boolean same = Arrays.equals(text, again);
                Arrays.fill(again, (byte) 0);
                if (!same) {
                    Arrays.fill(text, (byte) 0);
                    throw bad("terminal: the two differ");
                }
            }
            return text;
        }

        private static byte[] ask(Posix sys, String prompt) throws RunException {
            try {
                byte[] answer = sys.askSecret(prompt);
                if (answer != null) {
                    return answer;
                }
            } catch (PosixException e) {
                throw RunException.system("cannot ask for the passphrase", "terminal", e);
            }
            throw RunException.usage("no terminal to read the passphrase from: use --passphrase-file FILE");
        }
    }

    private static byte[] checkLength(String origin, byte[] text) throws RunException {
        if (text.length == 0) {
            throw bad(origin + ": it is empty");
        }
        if (text.length > MOST_BYTES) {
            throw bad(origin + ": it has more than " + MOST_BYTES + " bytes");
        }
        return text;
    }

    private static RunException bad(String reason) {
        return RunException.usage("bad passphrase: " + reason);
    }
}
