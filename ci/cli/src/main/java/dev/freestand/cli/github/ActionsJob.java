package dev.freestand.cli.github;

import dev.freestand.core.name.EscapedText;
import dev.freestand.core.text.WorkflowCommandEscaper;
import dev.freestand.verifier.file.FileErrorReasons;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.markdown.MarkdownReport;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The job of GitHub Actions that this process runs in; outside of one, nothing here has an effect. */
public final class ActionsJob {

    /** A summary that is longer is not shown at all, by the limit of GitHub for a step. */
    static final int LONGEST_SUMMARY = 1024 * 1024;

    private static final String SUMMARY = "GITHUB_STEP_SUMMARY";

    private final boolean active;
    private final @Nullable String summary;
    private final PrintWriter log;

    private ActionsJob(boolean active, @Nullable String summary, PrintWriter log) {
        this.active = active;
        this.summary = summary;
        this.log = log;
    }

    /**
     * As the variables {@code GITHUB_ACTIONS} and {@code GITHUB_STEP_SUMMARY} have it.
     *
     * @param log standard error, which commands are written to
     */
    public static ActionsJob of(Map<String, String> environment, PrintWriter log) {
        String summary = environment.get(SUMMARY);
        return new ActionsJob(
                "true".equals(environment.get(WorkflowCommandEscaper.VARIABLE)),
                summary == null || summary.isEmpty() ? null : summary,
                log);
    }

    /** A writer over this one by which no command is given, whatever is written. */
    public PrintWriter guarded(PrintWriter writer) {
        return active ? new PrintWriter(new WorkflowCommandFilter(writer), true) : writer;
    }

    /**
     * Does something whose log is folded.
     *
     * @param title shown where it is folded
     */
    public <T> T grouped(String title, Callable<T> work) throws Exception {
        say(new WorkflowCommand("group", "", title));
        try {
            return work.call();
        } finally {
            say(new WorkflowCommand("endgroup", "", ""));
        }
    }

    /** Annotates what keeps a proof from passing; at most ten annotations, which is what GitHub shows of a step. */
    public void annotate(Proof proof) {
        if (active) {
            Annotations.of(proof).forEach(this::say);
        }
    }

    /** Appends {@code report.md} to the summary of the step. Where that is not possible, one line says so. */
    public void summarize(Proof proof) {
        String file = summary;
        if (file == null) {
            return;
        }
        try {
            append(FileNames.ofWord(file), MarkdownReport.render(proof));
        } catch (IOException e) {
            guarded(log)
                    .println("freestand: the report was not appended to " + SUMMARY + " (" + EscapedText.name(file)
                            + "): " + EscapedText.line(FileErrorReasons.reason(e)));
        }
    }

    private static void append(Path file, String report) throws IOException {
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!found.isRegularFile()) {
            throw new IOException("not a regular file");
        }
        byte[] text = (report + "\n").getBytes(StandardCharsets.UTF_8);
        if (found.size() + text.length > LONGEST_SUMMARY) {
            throw new IOException("it would be longer than 1 MiB, the limit of GitHub");
        }
        try (OutputStream stream = Files.newOutputStream(file, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS)) {
            stream.write(text);
        }
    }

    private void say(WorkflowCommand command) {
        if (active) {
            log.println(command.line());
        }
    }
}
