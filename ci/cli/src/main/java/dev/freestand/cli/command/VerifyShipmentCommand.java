package dev.freestand.cli.command;

import dev.freestand.cli.attest.AttestException;
import dev.freestand.cli.attest.IdentityCheck;
import dev.freestand.cli.attest.KeyFiles;
import dev.freestand.cli.attest.KeyOrigin;
import dev.freestand.cli.attest.ShipmentCheck;
import dev.freestand.cli.attest.ShipmentFinding;
import dev.freestand.cli.attest.ShipmentReport;
import dev.freestand.cli.attest.VerificationPolicy;
import dev.freestand.cli.attest.VerifyingKey;
import dev.freestand.cli.attest.keyless.SigstoreIdentity;
import dev.freestand.cli.project.ExitCode;
import dev.freestand.core.name.Printable;
import dev.freestand.verifier.file.FileNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freestand verify-shipment}. */
@Command(
        name = "verify-shipment",
        description = {
            "Checks a shipment: nothing missing, changed or added; the statement is of these binaries and says what the"
                    + " proof says; it is signed by a key you trust. Needs no network and no configuration.",
            "The public key in the folder is not trusted: whoever can change a file can change that one too. Without a"
                    + " key of yours the end is inconclusive (exit code 3)."
        })
final class VerifyShipmentCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "The shipment, such as target/ship.")
    private Path folder = Path.of("");

    @Option(names = "--key", paramLabel = "PUB.pem", description = "Public key that it has to be signed by.")
    private @Nullable Path key;

    @Option(
            names = "--certificate-identity",
            paramLabel = "ID",
            description = "Identity that it has to be signed with through sigstore, such as the URL of a workflow.")
    private @Nullable String identity;

    @Option(
            names = "--certificate-oidc-issuer",
            paramLabel = "URL",
            description = "Who vouches for that identity, such as https://token.actions.githubusercontent.com.")
    private @Nullable String issuer;

    @Option(
            names = "--trusted-root",
            paramLabel = "FILE",
            description = "The trusted_root.json of the sigstore instance, as its TUF repository publishes it.")
    private @Nullable Path trustedRoot;

    @Option(names = "--unsigned", description = "Accept digests that match, whoever wrote them.")
    private boolean unsigned;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw usage("there is no folder " + FileNames.shown(folder));
        }
        Format format = GlobalOptions.of(spec.commandLine()).format();
        if (format == Format.SARIF) {
            throw usage("what is found in a shipment is printed as text or json, not as sarif");
        }
        ShipmentReport report = ShipmentCheck.check(folder, trust());
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.JSON) {
            out.print(report.json());
        } else {
            for (ShipmentFinding finding : report.findings()) {
                out.println(Printable.of(finding.outcome() + "  " + finding.check() + ": "
                        + finding.message().replace("\n", "\n      ")));
            }
            out.println(Printable.line(FileNames.shown(folder) + ": " + report.verdict()));
        }
        return ExitCode.of(report.verdict()).status();
    }

    private VerificationPolicy trust() {
        boolean keyless = identity != null || issuer != null || trustedRoot != null;
        if (unsigned && (key != null || keyless)) {
            throw usage("--unsigned asks for no signature, but " + (key != null ? "--key" : "--certificate-identity")
                    + " asks for one; leave out either");
        }
        try {
            if (key != null) {
                KeyOrigin.outside(folder, key, "--key");
            }
            if (trustedRoot != null) {
                KeyOrigin.outside(folder, trustedRoot, "--trusted-root");
            }
            VerifyingKey trusted = key == null ? null : KeyFiles.verifying(key);
            return new VerificationPolicy(trusted, keyless ? identity() : null, unsigned);
        } catch (AttestException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private IdentityCheck identity() throws AttestException {
        if (identity == null || issuer == null || trustedRoot == null) {
            throw usage("--certificate-identity, --certificate-oidc-issuer and --trusted-root belong together");
        }
        return new SigstoreIdentity(identity, issuer, trustedRoot);
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
