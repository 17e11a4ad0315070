package dev.freestand.manual;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Manual pages of a command and of all below it: picocli writes the content of the model, Asciidoctor makes troff of it. */
final class ManPages {

    private ManPages() {}

    /**
     * Pages by file name.
     *
     * @param more folder of what a page says beside the model: {@code PAGE.adoc}, sections to stand at its end
     * @param day the day that the pages carry
     */
    static SortedMap<String, String> of(CommandSpec command, Path more, String day) throws IOException {
        SortedMap<String, String> sources = new TreeMap<>();
        collect(command, command.version().length == 0 ? "" : command.version()[0], more, sources);
        Options options = Options.builder()
                .backend("manpage")
                .standalone(true)
                .toFile(false)
                // Reads nothing but the text it is given.
                .safe(SafeMode.SECURE)
                .attributes(Attributes.builder()
                        .attribute("reproducible", "")
                        .attribute("docdate", day)
                        .build())
                .build();
        SortedMap<String, String> pages = new TreeMap<>();
        try (Asciidoctor asciidoctor = Asciidoctor.Factory.create()) {
            sources.forEach((name, source) -> pages.put(name + ".1", asciidoctor.convert(source, options)));
        }
        return pages;
    }

    private static void collect(CommandSpec command, String version, Path more, SortedMap<String, String> sources)
            throws IOException {
        String name = command.qualifiedName("-");
        StringWriter text = new StringWriter();
        ManPageGenerator.writeSingleManPage(new PrintWriter(text, true), command);
        String page = text.toString()
                .replaceFirst("(?m)^:manmanual: .*$", ":manmanual: User commands")
                .replaceFirst("(?m)^== +\\*?Exit codes:\\*?$", "== Exit status")
                .replaceFirst("(?m)^:mansource: .*$", ":mansource: " + version);
        Path sections = more.resolve(name + ".adoc");
        sources.put(name, Files.exists(sections) ? page + "\n" + Files.readString(sections) : page);
        for (CommandLine below : command.subcommands().values()) {
            if (!below.getCommandSpec().usageMessage().hidden()) {
                collect(below.getCommandSpec(), version, more, sources);
            }
        }
    }
}
