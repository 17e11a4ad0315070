package dev.freestand.rcli;

import dev.freestand.rcli.command.Cli;
import dev.freestand.rcli.failure.ExitStatus;
import dev.freestand.rcli.failure.RunException;
import dev.freestand.rcli.posix.Posix;
import dev.freestand.rcli.posix.PosixException;
import dev.freestand.rcli.posix.Utf8;
import dev.freestand.rcli.stream.DirectOutput;
import dev.freestand.rcli.stream.Output;

/** The program: from arguments to an exit code, the same on every platform. */
public final class App {
    private App() {}

    /**
     * Runs once. Whatever happens, it returns: no exception leaves it, and at most one line goes to standard error.
     *
     * @return the exit code for the process
     */
    public static int run(Posix sys, String... arguments) {
        // Outside of the try, and not only for looks: TeaVM 0.15 takes a class that is first used inside of one for
        // initialized in its catch blocks, also when the exception came earlier.
        ExitStatus exitCode = ExitStatus.OK;
        try {
            execute(sys, arguments);
        } catch (RunException e) {
            exitCode = e.exitCode();
            report(sys, e.line());
        } catch (RuntimeException | Error e) {
            // A mistake in this program, or no memory left: a user can do nothing with a stack trace.
            exitCode = ExitStatus.FAILURE;
            report(sys, "internal error: " + e);
        }
        return exitCode.value();
    }

    private static void execute(Posix sys, String... arguments) throws RunException {
        if (arguments.length == 1 && (arguments[0].equals("--version") || arguments[0].equals("-V"))) {
            // As the command line has it, whose model takes longer to make than everything else here.
            show(sys, "rcli " + Cli.VERSION + "\n");
            return;
        }
        sys.expectUse();
        Cli.Request request = new Cli().parse(arguments);
        if (request instanceof Cli.Run run) {
            run.action().run(sys);
        } else if (request instanceof Cli.Show show) {
            show(sys, show.text());
        } else if (request instanceof Cli.ShowBuild) {
            show(sys, "rcli " + Cli.VERSION + "\n" + sys.build() + Libraries.TEXT);
        }
    }

    private static void show(Posix sys, String shown) throws RunException {
        byte[] text = Utf8.encode(shown);
        Output output = DirectOutput.standard(sys);
        output.write(text, text.length);
        output.commit();
    }

    /** Shows the line. Where standard error does not take it, there is no way to print that: the exit code still shows it. */
    private static void report(Posix sys, String line) {
        byte[] text = Utf8.encode("rcli: " + printable(line) + "\n");
        try {
            sys.write(Posix.STDERR, text, 0, text.length);
        } catch (PosixException unreported) {
            return;
        }
    }

    /** File names may hold line ends and terminal commands; a message stays one line and changes no terminal. */
    private static String printable(String line) {
        char[] characters = line.toCharArray();
        for (int n = 0; n < characters.length; n++) {
            if (isControl(characters[n]) || Utf8.isEscaped(characters[n]) && isControl(Utf8.escaped(characters[n]))) {
                characters[n] = '?';
            }
        }
        return new String(characters);
    }

    /** Also those above 127, which terminals take for commands: in UTF-8, and on their own where it is another encoding. */
    private static boolean isControl(int c) {
        return c < ' ' || c >= 0x7f && c <= 0x9f;
    }
}
