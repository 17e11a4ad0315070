package dev.freestand.verifier.contents;

import dev.freestand.verifier.process.ProcessNotStartedException;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.process.ProcessRunner;
import java.util.List;
import java.util.Optional;

/** A question to a tool. */
final class PackageQuery {

    /** Lists of all files of a package are long. */
    private static final int LONGEST = 8 << 20;

    private PackageQuery() {}

    /** What a tool answered; empty when there is no such tool, it failed, or its answer was cut. */
    static Optional<String> answer(ProcessRunner runner, String... argv) {
        try {
            ProcessResult result = runner.run(ProcessRequest.of(List.of(argv)).withOutputLimit(LONGEST));
            return result.succeeded() ? Optional.of(result.out()) : Optional.empty();
        } catch (ProcessNotStartedException absent) {
            return Optional.empty();
        }
    }

    /** What stands between tabs in an answer of one line; nothing of any other. */
    static String[] fields(String answer) {
        List<String> lines = answer.lines().toList();
        return lines.size() == 1 ? lines.get(0).split("\t", -1) : new String[0];
    }
}
