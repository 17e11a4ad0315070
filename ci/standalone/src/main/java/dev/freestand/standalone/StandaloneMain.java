package dev.freestand.standalone;

import dev.freestand.aot.libc.Libc;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.name.Printable;
import dev.freestand.core.name.RawText;
import java.util.ArrayList;
import java.util.List;
import org.teavm.interop.Address;

/** Where the static {@code freestand} starts. */
final class StandaloneMain {

    private StandaloneMain() {}

    /** The arguments given here are ignored: the runtime decodes them by the locale, which must not matter. */
    public static void main(String[] ignored) {
        Libc.exit(run());
    }

    private static int run() {
        try {
            List<String> words = new ArrayList<>();
            for (int n = 1; n < Libc.argumentCount(); n++) {
                words.add(RawText.word(bytes(Libc.argument(n))));
            }
            return Commands.run(words);
        } catch (OutOfMemoryError e) {
            StandardStreams.say("freestand: cannot go on: memory: Cannot allocate memory");
            return ExitCode.INCONCLUSIVE.status();
        } catch (RuntimeException | Error e) {
            StandardStreams.say("freestand: internal error: " + Printable.line(e.toString()));
            return ExitCode.INTERNAL.status();
        }
    }

    private static byte[] bytes(Address string) {
        int size = 0;
        while (string.add(size).getByte() != 0) {
            size++;
        }
        byte[] bytes = new byte[size];
        for (int n = 0; n < size; n++) {
            bytes[n] = string.add(n).getByte();
        }
        return bytes;
    }
}
