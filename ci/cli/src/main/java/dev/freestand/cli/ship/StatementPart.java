package dev.freestand.cli.ship;

import dev.freestand.attest.AttestException;
import dev.freestand.attest.Envelope;
import dev.freestand.attest.ShipmentNames;
import dev.freestand.attest.ShippedBinary;
import dev.freestand.attest.Statement;
import dev.freestand.cli.attest.Keyless;
import dev.freestand.cli.attest.SigningKey;
import dev.freestand.cli.attest.Statements;
import dev.freestand.cli.project.PipelineException;
import java.io.IOException;
import java.util.Optional;

/** The in-toto statement about the binaries, in its envelope, signed or not. */
public final class StatementPart implements ShipmentPart {

    private final Signers signatures;

    public StatementPart(Signers signatures) {
        this.signatures = signatures;
    }

    @Override
    public void add(StagingFolder staging) throws PipelineException, IOException {
        Statement statement = Statements.of(
                staging.proof(),
                staging.binaries().stream()
                        .map(file -> new ShippedBinary(file.variant().name(), file.name(), file.sha256()))
                        .toList());
        try {
            staging.write(ShipmentNames.STATEMENT, envelope(statement).bytes());
            Keyless keyless = signatures.keyless();
            if (keyless != null) {
                Optional<String> bundle = keyless.attest(statement);
                if (bundle.isPresent()) {
                    staging.write(ShipmentNames.STATEMENT_BUNDLE, bundle.get());
                }
            }
        } catch (AttestException e) {
            throw SignaturePart.refusal(e);
        }
        SigningKey key = signatures.key();
        if (key != null) {
            staging.write(ShipmentNames.KEY, key.publicKey().pem());
        }
    }

    private Envelope envelope(Statement statement) throws AttestException {
        SigningKey key = signatures.key();
        return key == null
                ? Envelope.unsigned(Statement.MEDIA_TYPE, statement.bytes())
                : key.envelope(Statement.MEDIA_TYPE, statement.bytes());
    }
}
