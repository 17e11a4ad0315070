package dev.freestand.verifier.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteWatchdog;
import org.apache.commons.exec.PumpStreamHandler;

/** Runs programs through Apache Commons Exec, killing them when their time is over. */
public final class CommonsExecRunner implements ProcessRunner {

    @Override
    public ProcessResult run(ProcessRequest request) throws ProcessNotStartedException {
        String program = request.argv().get(0);
        CommandLine command = new CommandLine(program);
        request.argv().stream().skip(1).forEach(argument -> command.addArgument(argument, false));
        BoundedOutput out = new BoundedOutput(request.outputLimit());
        BoundedOutput err = new BoundedOutput(request.outputLimit());
        ExecuteWatchdog watchdog =
                ExecuteWatchdog.builder().setTimeout(request.timeout()).get();
        DefaultExecutor.Builder<?> builder = DefaultExecutor.builder()
                .setExecuteStreamHandler(new PumpStreamHandler(out, err, new ByteArrayInputStream(request.stdin())));
        if (request.directory() != null) {
            builder.setWorkingDirectory(request.directory().toFile());
        }
        DefaultExecutor executor = builder.get();
        executor.setWatchdog(watchdog);
        // Every exit status is an answer here, none is an error of the call.
        executor.setExitValues(null);
        int exit;
        try {
            exit = executor.execute(command, request.environment());
        } catch (InterruptedIOException e) {
            Thread.currentThread().interrupt();
            throw new ProcessNotStartedException(program, e);
        } catch (IOException e) {
            if (!watchdog.killedProcess()) {
                throw new ProcessNotStartedException(program, e);
            }
            exit = -1;
        }
        return new ProcessResult(
                exit, out.bytes(), err.bytes(), watchdog.killedProcess(), out.overflowed() || err.overflowed());
    }
}
