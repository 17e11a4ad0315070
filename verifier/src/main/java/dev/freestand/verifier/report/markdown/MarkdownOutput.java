package dev.freestand.verifier.report.markdown;

import freemarker.core.CommonTemplateMarkupOutputModel;

/** A piece of Markdown that the template engine need not escape again. */
final class MarkdownOutput extends CommonTemplateMarkupOutputModel<MarkdownOutput> {

    MarkdownOutput(String plainText, String markup) {
        super(plainText, markup);
    }

    @Override
    public MarkdownFormat getOutputFormat() {
        return MarkdownFormat.INSTANCE;
    }
}
