package dev.freestand.verifier.witness;

import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessNotStartedException;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.process.ProcessRunner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A host with made-up tools; remembers what was asked of it. The sandbox for loaders works on it, the others do not. */
final class FakeTools implements ProcessRunner {

    private final Function<List<String>, @Nullable ProcessResult> tools;
    private final List<List<String>> asked = new ArrayList<>();
    private boolean sandbox = true;

    /**
     * @param tools the answer to an argument vector; null for a tool that is not there
     */
    FakeTools(Function<List<String>, @Nullable ProcessResult> tools) {
        this.tools = tools;
    }

    /** The same without bubblewrap. */
    FakeTools withoutSandbox() {
        sandbox = false;
        return this;
    }

    static ProcessResult says(int exit, String out) {
        return new ProcessResult(exit, out.getBytes(StandardCharsets.UTF_8), new byte[0], false, false);
    }

    @Override
    public ProcessResult run(ProcessRequest request) throws ProcessNotStartedException {
        asked.add(request.argv());
        if (request.argv().get(request.argv().size() - 1).equals("true")) {
            return says(sandbox ? 0 : 1, "");
        }
        ProcessResult result = tools.apply(request.argv());
        if (result == null) {
            // The exception is the runner's own to make, so a program that cannot be there is asked for.
            return new CommonsExecRunner()
                    .run(ProcessRequest.of(List.of("/nowhere/" + request.argv().get(0))));
        }
        return result;
    }

    List<List<String>> asked() {
        return asked;
    }
}
