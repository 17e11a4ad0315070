package dev.freestand.standalone;

import dev.freestand.aot.libc.LibcFunctions;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.name.EscapedText;

/** Where the static {@code freestand} starts. */
final class StandaloneMain {

    private StandaloneMain() {}

    /** The arguments given here are ignored: the runtime decodes them by the locale, which must not matter. */
    public static void main(String[] ignored) {
        LibcFunctions.exit(run());
    }

    private static int run() {
        try {
            return Commands.run(ProcessEnvironment.arguments());
        } catch (OutOfMemoryError e) {
            ProcessEnvironment.say("freestand: cannot go on: memory: Cannot allocate memory");
            return ExitCode.INCONCLUSIVE.status();
        } catch (FileFaultException.OpenFilesException e) {
            ProcessEnvironment.say("freestand: " + e.getMessage());
            return ExitCode.INCONCLUSIVE.status();
        } catch (RuntimeException | Error e) {
            ProcessEnvironment.say("freestand: internal error: " + EscapedText.line(e.toString()));
            return ExitCode.INTERNAL.status();
        }
    }
}
