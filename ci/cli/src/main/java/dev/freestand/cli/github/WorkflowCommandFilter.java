package dev.freestand.cli.github;

import dev.freestand.core.text.WorkflowCommandEscaper;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** Lets no text through that the runner of GitHub Actions would take for a command; see {@link WorkflowCommandEscaper}. */
final class WorkflowCommandFilter extends FilterWriter {

    private final WorkflowCommandEscaper escaper = new WorkflowCommandEscaper();

    WorkflowCommandFilter(Writer out) {
        super(out);
    }

    @Override
    public void write(int c) throws IOException {
        write(String.valueOf((char) c), 0, 1);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        out.write(escaper.escape(text.substring(from, from + length)));
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        write(String.valueOf(text, from, length), 0, length);
    }
}
