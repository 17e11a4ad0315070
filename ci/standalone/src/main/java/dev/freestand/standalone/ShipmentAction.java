package dev.freestand.standalone;

import dev.freestand.attest.AttestException;
import dev.freestand.attest.ShipmentCheck;
import dev.freestand.attest.ShipmentReport;
import dev.freestand.attest.VerificationPolicy;
import dev.freestand.attest.VerifyingKey;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.proof.ProofReader;
import dev.freestand.core.schema.Schema;
import org.jspecify.annotations.Nullable;

/** {@code verify-shipment}: checks a shipment. */
final class ShipmentAction {

    private ShipmentAction() {}

    static int run(ParsedCommandLine line) throws UsageException {
        FilePath folder = FilePath.ofWord(line.operands().get(0));
        if (!FileState.isFolder(folder)) {
            throw line.usage("folder " + folder.shown() + " does not exist");
        }
        VerificationPolicy policy;
        try {
            policy = new VerificationPolicy(key(line, folder), null, line.has("--unsigned"));
        } catch (AttestException e) {
            throw line.usage(String.valueOf(e.getMessage()));
        }
        ShipmentReport report = ShipmentCheck.check(
                new FolderContent(folder),
                policy,
                new ProofReader(BuiltInTexts.schema(Schema.PROOF), BuiltInTexts.schema(Schema.FILE)));
        return Commands.print(
                line.format().equals("json") ? report.json() : report.text(), ExitCode.of(report.verdict()));
    }

    private static @Nullable VerifyingKey key(ParsedCommandLine line, FilePath folder) throws AttestException {
        String key = line.value("--key");
        if (key == null) {
            return null;
        }
        FilePath file = FilePath.ofWord(key);
        TrustedKey.outside(folder, file);
        return TrustedKey.read(file);
    }
}
