package dev.freestand.cli.pipeline;

import dev.freestand.verifier.report.json.ProofJson;
import java.io.IOException;
import java.util.Map;

/** The proof, and every report that is rendered from it. */
final class ReportsPart implements ShipmentPart {

    @Override
    public void add(Staging staging) throws IOException {
        staging.write(Reports.PROOF, ProofJson.print(staging.proof()));
        for (Map.Entry<String, String> report : Reports.of(staging.proof()).entrySet()) {
            staging.write(report.getKey(), report.getValue());
        }
    }
}
