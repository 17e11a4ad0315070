package dev.freestand.standalone;

import dev.freestand.aot.libc.Errno;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.json.InspectionJson;
import dev.freestand.core.name.Printable;
import dev.freestand.core.name.RawText;
import java.util.ArrayList;
import java.util.List;

/** What the static edition does for a command line. */
final class Commands {

    /** What a shell gives for SIGPIPE. */
    private static final int BROKEN_PIPE = 128 + 13;

    private static final int EPIPE = 32;

    private static final String VERSION = "freestand 1.0.0 (static edition)\n";

    private static final List<String> JAVA_EDITION = List.of(
            "scan",
            "build",
            "verify",
            "merge",
            "report",
            "ship",
            "verify-shipment",
            "keygen",
            "environments",
            "explain",
            "schema");

    private Commands() {}

    /** Runs one command and gives its exit status. */
    static int run(List<String> words) {
        String name = "freestand";
        try {
            Request request = Request.of(words);
            String command = request.command();
            if (command != null && JAVA_EDITION.contains(command)) {
                StandardStreams.say("freestand: the static edition has no command " + command
                        + "; the edition for Java has it (ci/cli/target/freestand)");
                return ExitCode.USAGE.status();
            }
            if (command != null && !command.equals("inspect")) {
                throw new UsageException("there is no command " + command);
            }
            if (command != null) {
                name = "freestand inspect";
            }
            if (request.version()) {
                return print(VERSION, ExitCode.PROVED.status());
            }
            if (request.help()) {
                return print(command == null ? HelpTexts.FREESTAND : HelpTexts.INSPECT, ExitCode.PROVED.status());
            }
            if (command == null) {
                throw new UsageException("a command is missing");
            }
            return inspect(request);
        } catch (UsageException e) {
            StandardStreams.say("freestand: " + Printable.of(String.valueOf(e.getMessage())));
            StandardStreams.say("Try '" + name + " --help' for how it is used.");
            return ExitCode.USAGE.status();
        }
    }

    private static int inspect(Request request) throws UsageException {
        if (request.operands().isEmpty()) {
            throw new UsageException("Missing required parameter: 'FILE'");
        }
        if (!"json".equals(request.format())) {
            throw new UsageException("the static edition prints JSON alone: give --format json");
        }
        List<FileReport> reports = new ArrayList<>();
        for (String operand : request.operands()) {
            reports.add(FileInspector.inspect(FilePath.of(RawText.wordBytes(operand))));
        }
        return print(InspectionJson.document(reports), ExitCode.of(reports).status());
    }

    /** A result that did not get out is no result: whoever reads it must not take the part for the whole. */
    private static int print(String text, int status) {
        int error = StandardStreams.print(text);
        if (error == 0) {
            return status;
        }
        if (error == EPIPE) {
            // As a program ends that knows nothing of this: by the signal for it, in silence.
            return BROKEN_PIPE;
        }
        StandardStreams.say("freestand: cannot write to standard output: " + Errno.words(error));
        return Math.max(status, ExitCode.FAILED.status());
    }
}
