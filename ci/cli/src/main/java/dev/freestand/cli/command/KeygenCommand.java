package dev.freestand.cli.command;

import dev.freestand.attest.AttestException;
import dev.freestand.attest.KeyKind;
import dev.freestand.cli.attest.KeyFiles;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.name.EscapedText;
import dev.freestand.verifier.file.FileNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "keygen",
        description = {
            "Generates a key pair for signing shipments: NAME.pem, to be kept secret, and NAME.pub.pem, to be"
                    + " published.",
            "Both are plain PEM (PKCS#8 and SubjectPublicKeyInfo), as openssl reads and writes them."
        })
final class KeygenCommand implements Callable<Integer> {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "NAME",
            required = true,
            description = "Path of the files, without the ending. Existing files are never overwritten.")
    private Path name = Path.of("");

    @Option(
            names = "--type",
            paramLabel = "ed25519|p256",
            defaultValue = "ed25519",
            description = "Ed25519, or ECDSA on NIST P-256 (default: ${DEFAULT-VALUE}).")
    private KeyKind kind = KeyKind.ED25519;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (name.getFileName() == null || name.getFileName().toString().isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--output is '" + FileNames.shown(name) + "', expected the name of a file");
        }
        try {
            String shown = FileNames.shown(name);
            String id = KeyFiles.generate(name, kind).id();
            spec.commandLine()
                    .getOut()
                    .println("made " + shown + ".pem (secret) and " + shown + ".pub.pem: key " + EscapedText.line(id));
            return ExitCode.PROVED.status();
        } catch (AttestException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
