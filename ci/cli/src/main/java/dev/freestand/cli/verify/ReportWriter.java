package dev.freestand.cli.verify;

import dev.freestand.cli.project.AtomicFiles;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.verifier.file.FileErrorReasons;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.badge.BadgeReport;
import dev.freestand.verifier.report.html.HtmlReport;
import dev.freestand.verifier.report.json.ProofJson;
import dev.freestand.verifier.report.junit.JUnitReport;
import dev.freestand.verifier.report.markdown.MarkdownReport;
import dev.freestand.verifier.report.sarif.SarifReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a proof in every format. */
public final class ReportWriter {

    /** Name of the proof itself. */
    public static final String PROOF = "proof.json";

    private static final String HTML = "report.html";
    private static final String MARKDOWN = "report.md";
    private static final String JUNIT = "junit.xml";
    private static final String SARIF = "results.sarif";
    private static final String BADGE = "badge.svg";

    private ReportWriter() {}

    /** Removes an earlier proof and what was rendered from it, so that nothing old is taken for new. */
    public static void clear(Path folder) throws IOException {
        for (String name : List.of(PROOF, HTML, MARKDOWN, JUNIT, SARIF, BADGE)) {
            Files.deleteIfExists(folder.resolve(name));
        }
    }

    /**
     * Makes the folder, and finds out whether anything can be written there, before what takes minutes.
     *
     * @throws PipelineException if nothing can
     */
    public static void prepare(Path folder) throws PipelineException {
        try {
            write(folder);
            AtomicFiles.sweep(folder);
            clear(folder);
        } catch (IOException e) {
            throw new PipelineException(
                    ExitCode.USAGE,
                    "the reports cannot be written to " + FileNames.shown(folder) + ": " + FileErrorReasons.reason(e)
                            + "\nName another folder with -o DIR, or make this one writable.",
                    e);
        }
    }

    /** Whether anything can be written to the folder, which is made where there is none. */
    public static boolean writable(Path folder) {
        try {
            write(folder);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.delete(Files.createTempFile(folder, ".freestand", ".tmp"));
    }

    /** Writes {@code proof.json} and everything rendered from it into the folder. */
    public static void write(Proof proof, Path folder) throws IOException {
        // The proof last: where a report cannot be written, there is none to ship by.
        render(proof, folder);
        AtomicFiles.write(folder.resolve(PROOF), ProofJson.print(proof));
    }

    /** Writes the reports of all formats into a folder; not {@code proof.json}. */
    public static void render(Proof proof, Path folder) throws IOException {
        for (Map.Entry<String, String> report : of(proof).entrySet()) {
            AtomicFiles.write(folder.resolve(report.getKey()), report.getValue());
        }
    }

    /** Everything that is rendered from a proof, by the name of its file. */
    public static Map<String, String> of(Proof proof) {
        Map<String, String> reports = new LinkedHashMap<>();
        reports.put(HTML, HtmlReport.render(proof));
        reports.put(MARKDOWN, MarkdownReport.render(proof));
        reports.put(JUNIT, JUnitReport.render(proof));
        reports.put(SARIF, SarifReport.render(proof));
        reports.put(BADGE, BadgeReport.render(proof));
        return reports;
    }
}
