package dev.freestand.cli.ship;

import dev.freestand.attest.ShipmentNames;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.core.analysis.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** {@code SHA256SUMS} of every file that is there before it, for {@code sha256sum -c}. Comes last. */
public final class ChecksumsPart implements ShipmentPart {

    static final String NAME = ShipmentNames.CHECKSUMS;

    @Override
    public void add(StagingFolder staging) throws PipelineException, IOException {
        staging.write(NAME, of(staging));
    }

    /** The list of every other file that is there so far, but for its own signatures. */
    static byte[] of(StagingFolder staging) throws PipelineException {
        StringBuilder sums = new StringBuilder();
        for (Map.Entry<String, String> file : staging.digests().entrySet()) {
            if (ShipmentNames.OUTSIDE.contains(file.getKey())) {
                continue;
            }
            // sha256sum writes such a name in another way; no part makes one.
            if (file.getKey().matches("(?s).*[\\\\\\n\\r].*")) {
                throw new PipelineException(
                        ExitCode.FAILED, "nothing is shipped: '" + file.getKey() + "' cannot be listed in " + NAME);
            }
            sums.append(file.getValue()).append("  ").append(file.getKey()).append('\n');
        }
        return sums.toString().getBytes(StandardCharsets.UTF_8);
    }
}
