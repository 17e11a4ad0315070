package dev.freestand.cli.pipeline;

import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.report.html.HtmlReport;
import dev.freestand.verifier.report.json.ProofJson;
import dev.freestand.verifier.report.junit.JUnitReport;
import dev.freestand.verifier.report.markdown.MarkdownReport;
import dev.freestand.verifier.report.sarif.SarifReport;
import java.io.IOException;
import java.nio.file.Path;

/** Writes a proof in every format. */
public final class Reports {

    /** Name of the proof itself. */
    public static final String PROOF = "proof.json";

    private Reports() {}

    /** Writes {@code proof.json} and everything rendered from it into the folder. */
    public static void write(Proof proof, Path folder) throws IOException {
        AtomicFiles.write(folder.resolve(PROOF), ProofJson.print(proof));
        render(proof, folder);
    }

    /** Writes everything but {@code proof.json}. */
    public static void render(Proof proof, Path folder) throws IOException {
        AtomicFiles.write(folder.resolve("report.html"), HtmlReport.render(proof));
        AtomicFiles.write(folder.resolve("report.md"), MarkdownReport.render(proof));
        AtomicFiles.write(folder.resolve("junit.xml"), JUnitReport.render(proof));
        AtomicFiles.write(folder.resolve("results.sarif"), SarifReport.render(proof));
    }
}
