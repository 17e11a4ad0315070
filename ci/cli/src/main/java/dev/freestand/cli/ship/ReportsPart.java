package dev.freestand.cli.ship;

import dev.freestand.cli.verify.ReportWriter;
import dev.freestand.verifier.report.json.ProofJson;
import java.io.IOException;
import java.util.Map;

/** The proof, and every report that is rendered from it. */
public final class ReportsPart implements ShipmentPart {

    @Override
    public void add(StagingFolder staging) throws IOException {
        staging.write(ReportWriter.PROOF, ProofJson.print(staging.proof()));
        for (Map.Entry<String, String> report : ReportWriter.of(staging.proof()).entrySet()) {
            staging.write(report.getKey(), report.getValue());
        }
    }
}
