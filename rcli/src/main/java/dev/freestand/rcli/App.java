package dev.freestand.rcli;

/** The program: from arguments to an exit code, the same on every platform. */
final class App {
    private App() {}

    /**
     * Runs once. Whatever happens, it returns: no exception leaves it, and at most one line goes to standard error.
     *
     * @return the exit code for the process
     */
    static int run(Sys sys, String... arguments) {
        try {
            return execute(sys, arguments).value();
        } catch (Failure e) {
            return report(sys, e.line(), e.exitCode());
        } catch (RuntimeException | Error e) {
            // A mistake in this program, or no memory left: a user can do nothing with a stack trace.
            return report(sys, "internal error: " + e, ExitCode.FAILURE);
        }
    }

    private static ExitCode execute(Sys sys, String... arguments) throws Failure {
        Cli.Request request = new Cli().parse(arguments);
        if (request instanceof Cli.Run run) {
            run.job().run(sys);
        } else if (request instanceof Cli.Show show) {
            byte[] text = Utf8.encode(show.text());
            Output output = DirectOutput.standard(sys);
            output.write(text, text.length);
            output.commit();
        }
        return ExitCode.OK;
    }

    private static int report(Sys sys, String line, ExitCode exitCode) {
        byte[] text = Utf8.encode("rcli: " + printable(line) + "\n");
        try {
            sys.write(Sys.STDERR, text, 0, text.length);
        } catch (SysException e) {
            // Nowhere is left to say that the message could not be shown: the exit code still tells.
            return exitCode.value();
        }
        return exitCode.value();
    }

    /** File names may hold line ends and terminal commands; a message stays one line and changes no terminal. */
    private static String printable(String line) {
        char[] characters = line.toCharArray();
        for (int n = 0; n < characters.length; n++) {
            if (characters[n] < ' ' || characters[n] == 0x7f) {
                characters[n] = '?';
            }
        }
        return new String(characters);
    }
}
