package dev.freestand.cli.command;

import dev.freestand.attest.AttestException;
import dev.freestand.attest.IdentityCheck;
import dev.freestand.attest.ShipmentCheck;
import dev.freestand.attest.ShipmentReport;
import dev.freestand.attest.VerificationPolicy;
import dev.freestand.attest.VerifyingKey;
import dev.freestand.cli.attest.KeyFiles;
import dev.freestand.cli.attest.KeyOrigin;
import dev.freestand.cli.attest.ShipmentFiles;
import dev.freestand.cli.attest.keyless.SigstoreIdentity;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.report.json.ProofJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "verify-shipment",
        description = {
            "Checks a shipment: no file is missing, changed or added; the statement covers these binaries and"
                    + " agrees with the proof; a key you trust signed it. Needs no network and no configuration.",
            "The public key in the folder is not trusted: whoever can change a file can replace the key too."
                    + " Without a key of yours the result is inconclusive (exit code 3)."
        })
final class VerifyShipmentCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "The shipment, such as target/ship.")
    private Path folder = Path.of("");

    @ArgGroup
    private Trust trust = new Trust();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw usage("folder " + FileNames.shown(folder) + " does not exist");
        }
        Format format = GlobalOptions.of(spec.commandLine()).format();
        ShipmentReport report = ShipmentCheck.check(ShipmentFiles.of(folder), policy(), ProofJson.layout());
        spec.commandLine().getOut().print(format == Format.JSON ? report.json() : report.text());
        return ExitCode.of(report.verdict()).status();
    }

    private VerificationPolicy policy() {
        Signer signer = trust.signer == null ? new Signer() : trust.signer;
        Identity identity = signer.identity;
        try {
            if (signer.key != null) {
                KeyOrigin.outside(folder, signer.key, "--key");
            }
            if (identity != null) {
                KeyOrigin.outside(folder, identity.trustedRoot, "--trusted-root");
            }
            VerifyingKey trusted = signer.key == null ? null : KeyFiles.verifying(signer.key);
            return new VerificationPolicy(trusted, identity == null ? null : identity.check(), trust.unsigned);
        } catch (AttestException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** Who has to have signed, or that no signature is needed. */
    static final class Trust {

        @ArgGroup(exclusive = false)
        private @Nullable Signer signer;

        @Option(names = "--unsigned", description = "Check the digests only; accept a shipment from anyone.")
        private boolean unsigned;
    }

    /** A key, an identity, or both. */
    static final class Signer {

        @Option(names = "--key", paramLabel = "PUB.pem", description = "Public key whose signature is required.")
        private @Nullable Path key;

        @ArgGroup(exclusive = false)
        private @Nullable Identity identity;
    }

    /** An identity at sigstore: all three, or none. */
    static final class Identity {

        @Option(
                names = "--certificate-identity",
                required = true,
                paramLabel = "ID",
                description = "Identity required in the sigstore signature, such as the URL of a workflow.")
        private String name = "";

        @Option(
                names = "--certificate-oidc-issuer",
                required = true,
                paramLabel = "URL",
                description = "Issuer of that identity, such as https://token.actions.githubusercontent.com.")
        private String issuer = "";

        @Option(
                names = "--trusted-root",
                required = true,
                paramLabel = "FILE",
                description = "The trusted_root.json of the sigstore instance, from its TUF repository.")
        private Path trustedRoot = Path.of("");

        private IdentityCheck check() throws AttestException {
            return new SigstoreIdentity(name, issuer, trustedRoot);
        }
    }
}
