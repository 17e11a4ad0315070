package dev.freestand.cli.pipeline;

import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.badge.BadgeReport;
import dev.freestand.verifier.report.html.HtmlReport;
import dev.freestand.verifier.report.json.ProofJson;
import dev.freestand.verifier.report.junit.JUnitReport;
import dev.freestand.verifier.report.markdown.MarkdownReport;
import dev.freestand.verifier.report.sarif.SarifReport;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a proof in every format. */
public final class Reports {

    /** Name of the proof itself. */
    public static final String PROOF = "proof.json";

    private static final String HTML = "report.html";
    private static final String MARKDOWN = "report.md";
    private static final String JUNIT = "junit.xml";
    private static final String SARIF = "results.sarif";
    private static final String BADGE = "badge.svg";

    private Reports() {}

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
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".freestand", ".tmp"));
            clear(folder);
        } catch (IOException e) {
            throw new PipelineException(
                    ExitCode.USAGE,
                    "the reports cannot be written to " + folder + ": " + reason(e)
                            + "\nName another folder with -o DIR, or make this one writable.",
                    e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof AccessDeniedException
                ? "permission denied"
                : e instanceof FileSystemException fault && fault.getReason() != null
                        ? fault.getReason()
                        : e.toString();
    }

    /** Writes {@code proof.json} and everything rendered from it into the folder. */
    public static void write(Proof proof, Path folder) throws IOException {
        AtomicFiles.write(folder.resolve(PROOF), ProofJson.print(proof));
        render(proof, folder);
    }

    /** Writes everything but {@code proof.json}. */
    public static void render(Proof proof, Path folder) throws IOException {
        AtomicFiles.write(folder.resolve(HTML), HtmlReport.render(proof));
        AtomicFiles.write(folder.resolve(MARKDOWN), MarkdownReport.render(proof));
        AtomicFiles.write(folder.resolve(JUNIT), JUnitReport.render(proof));
        AtomicFiles.write(folder.resolve(SARIF), SarifReport.render(proof));
        AtomicFiles.write(folder.resolve(BADGE), BadgeReport.render(proof));
    }
}
