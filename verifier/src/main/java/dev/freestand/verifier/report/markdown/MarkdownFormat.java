package dev.freestand.verifier.report.markdown;

import dev.freestand.core.name.EscapedText;
import freemarker.core.CommonMarkupOutputFormat;
import freemarker.core.CommonTemplateMarkupOutputModel;
import java.io.IOException;
import java.io.Writer;

/**
 * Escapes values for a table cell of GitHub Flavored Markdown: no markup, no HTML, no line end, no mention of anybody
 * comes through.
 */
final class MarkdownFormat extends CommonMarkupOutputFormat<MarkdownFormat.Output> {

    static final MarkdownFormat INSTANCE = new MarkdownFormat();

    private static final String SPECIAL = "\\`*_{}[]<>#+!|~&@";

    private MarkdownFormat() {}

    @Override
    public String getName() {
        return "Markdown";
    }

    @Override
    public String getMimeType() {
        return "text/markdown";
    }

    @Override
    public void output(String text, Writer out) throws IOException {
        out.write(escapePlainText(text));
    }

    @Override
    public String escapePlainText(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        // An address would become a link by itself.
        EscapedText.of(text)
                .replace("://", ":\u2060//")
                .replace("www.", "www\u2060.")
                .codePoints()
                .forEach(c -> {
                    if (c == '\n') {
                        escaped.append("<br>");
                    } else if (SPECIAL.indexOf(c) >= 0) {
                        // A numeric reference is text wherever it stands, also where a backslash would be.
                        escaped.append("&#").append(c).append(';');
                    } else {
                        escaped.appendCodePoint(c);
                    }
                });
        return escaped.toString();
    }

    @Override
    public boolean isLegacyBuiltInBypassed(String builtIn) {
        return false;
    }

    @Override
    protected Output newTemplateMarkupOutputModel(String plainText, String markup) {
        return new Output(plainText, markup);
    }

    /** A piece of Markdown that the template engine need not escape again. */
    static final class Output extends CommonTemplateMarkupOutputModel<Output> {

        Output(String plainText, String markup) {
            super(plainText, markup);
        }

        @Override
        public MarkdownFormat getOutputFormat() {
            return INSTANCE;
        }
    }
}
