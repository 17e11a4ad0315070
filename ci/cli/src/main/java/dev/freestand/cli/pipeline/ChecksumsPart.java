package dev.freestand.cli.pipeline;

import dev.freestand.cli.attest.ShipmentNames;
import java.io.IOException;
import java.util.Map;

/** {@code SHA256SUMS} of every file that is there before it, for {@code sha256sum -c}. Comes last. */
final class ChecksumsPart implements ShipmentPart {

    static final String NAME = ShipmentNames.CHECKSUMS;

    @Override
    public void add(Staging staging) throws PipelineException, IOException {
        StringBuilder sums = new StringBuilder();
        for (Map.Entry<String, String> file : staging.digests().entrySet()) {
            // sha256sum writes such a name in another way; no part makes one.
            if (file.getKey().matches("(?s).*[\\\\\\n\\r].*")) {
                throw new PipelineException(
                        ExitCode.FAILED, "nothing is shipped: '" + file.getKey() + "' cannot stand in " + NAME);
            }
            sums.append(file.getValue()).append("  ").append(file.getKey()).append('\n');
        }
        staging.write(NAME, sums.toString());
    }
}
