package dev.freestand.standalone;

import dev.freestand.aot.libc.Errno;
import dev.freestand.attest.AttestException;
import dev.freestand.attest.ShipmentCheck;
import dev.freestand.attest.ShipmentReport;
import dev.freestand.attest.VerificationPolicy;
import dev.freestand.attest.VerifyingKey;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.analysis.Expectations;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.json.InspectionJson;
import dev.freestand.core.name.Printable;
import dev.freestand.core.name.RawText;
import dev.freestand.core.proof.ProofReader;
import dev.freestand.core.text.ColourMode;
import dev.freestand.core.text.InspectText;
import dev.freestand.standalone.ParsedCommandLine.CommandOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the static edition does for a command line. */
final class Commands {

    /** What a shell gives for SIGPIPE. */
    private static final int BROKEN_PIPE = 128 + 13;

    private static final int EPIPE = 32;

    private static final String VERSION = "freestand 1.0.0\n";
    private static final String INSPECT = "inspect";
    private static final String VERIFY_SHIPMENT = "verify-shipment";
    private static final Set<String> SIGNER = Set.of("--key", "--unsigned");

    private static final Map<String, CommandOptions> COMMANDS = Map.of(
            INSPECT,
            new CommandOptions(
                    Map.of("--expect", "WORDS"),
                    Set.of(),
                    Set.of("--tree", "--root", "--library-path", "--size", "--debug-file", "--map", "--diff")),
            VERIFY_SHIPMENT,
            new CommandOptions(
                    Map.of("--key", "PUB.pem"),
                    Set.of("--unsigned"),
                    Set.of("--certificate-identity", "--certificate-oidc-issuer", "--trusted-root")));

    private static final List<String> JAVA_ONLY = List.of(
            "scan", "build", "verify", "merge", "report", "ship", "keygen", "environments", "explain", "schema");

    private Commands() {}

    /** Runs one command and gives its exit status. */
    static int run(List<String> words) {
        if (!words.isEmpty() && JAVA_ONLY.contains(words.get(0))) {
            ProcessEnvironment.say("freestand: the static edition has no command " + words.get(0)
                    + "; the edition for Java has it (ci/cli/target/freestand)");
            return ExitCode.USAGE.status();
        }
        try {
            ParsedCommandLine line = ParsedCommandLine.of(words, COMMANDS);
            if (line.has("--help")) {
                return print(HelpTexts.of(line.command()), ExitCode.PROVED);
            }
            if (line.has("--version")) {
                return print(VERSION, ExitCode.PROVED);
            }
            if (line.command() == null) {
                throw new UsageException("freestand", "a command is missing");
            }
            return line.command().equals(INSPECT) ? inspect(line) : verifyShipment(line);
        } catch (UsageException e) {
            ProcessEnvironment.say("freestand: " + Printable.of(String.valueOf(e.getMessage())));
            ProcessEnvironment.say("Try '" + e.command() + " --help' for how it is used.");
            return ExitCode.USAGE.status();
        }
    }

    private static int inspect(ParsedCommandLine line) throws UsageException {
        if (line.operands().isEmpty()) {
            throw new UsageException(line.qualifiedName(), "Missing required parameter: 'FILE'");
        }
        if (line.format().equals("sarif")) {
            throw new UsageException(
                    line.qualifiedName(), "the static edition prints no sarif; the edition for Java does");
        }
        Expectations expected = new Expectations(line.values("--expect").stream()
                .flatMap(words -> List.of(words.split(",")).stream())
                .toList());
        if (!expected.problem().isEmpty()) {
            throw new UsageException(line.qualifiedName(), expected.problem());
        }
        List<FileReport> reports = new ArrayList<>();
        for (String operand : line.operands()) {
            reports.add(FileInspector.inspect(FilePath.of(RawText.wordBytes(operand))));
        }
        ExitCode code = expected.judge(reports, ExitCode.of(reports), ProcessEnvironment::say);
        String text = line.format().equals("json")
                ? InspectionJson.document(reports)
                : InspectText.print(reports, colours(line), line.has("--verbose"));
        return print(text, code);
    }

    private static int verifyShipment(ParsedCommandLine line) throws UsageException {
        List<String> operands = line.operands();
        String command = line.qualifiedName();
        if (operands.size() != 1) {
            throw new UsageException(
                    command,
                    operands.isEmpty()
                            ? "Missing required parameter: 'DIR'"
                            : "there is nothing to do with '" + operands.get(1) + "'");
        }
        List<String> signer = line.given(SIGNER);
        if (signer.size() > 1 || line.values("--key").size() > 1) {
            throw new UsageException(
                    command,
                    signer.size() > 1
                            ? String.join(" and ", signer) + " exclude each other"
                            : "--key is given more than once");
        }
        if (line.format().equals("sarif")) {
            throw new UsageException(
                    command, command + " does not print sarif: leave out --format or give text or json");
        }
        FilePath folder = FilePath.of(RawText.wordBytes(operands.get(0)));
        if (!FileState.isFolder(folder)) {
            throw new UsageException(command, "there is no folder " + folder.shown());
        }
        VerificationPolicy policy;
        try {
            policy = new VerificationPolicy(key(line, folder), null, line.has("--unsigned"));
        } catch (AttestException e) {
            throw new UsageException(command, String.valueOf(e.getMessage()));
        }
        ShipmentReport report = ShipmentCheck.check(
                new FolderContent(folder), policy, new ProofReader(Schemas.proofs(), Schemas.files()));
        return print(line.format().equals("json") ? report.json() : report.text(), ExitCode.of(report.verdict()));
    }

    private static @Nullable VerifyingKey key(ParsedCommandLine line, FilePath folder) throws AttestException {
        if (line.values("--key").isEmpty()) {
            return null;
        }
        FilePath file = FilePath.of(RawText.wordBytes(line.values("--key").get(0)));
        TrustedKey.outside(folder, file);
        return TrustedKey.read(file);
    }

    private static ColourMode colours(ParsedCommandLine line) {
        return ColourMode.of(line.has("--no-color"), ProcessEnvironment.isTerminal(), ProcessEnvironment::variable);
    }

    /** A result that was not written is no result: its reader must not take a part for the whole. */
    private static int print(String text, ExitCode code) {
        int error = ProcessEnvironment.print(text);
        if (error == 0) {
            return code.status();
        }
        if (error == EPIPE) {
            // As a program ends that does not handle this: by the signal for it, in silence.
            return BROKEN_PIPE;
        }
        ProcessEnvironment.say("freestand: cannot write to standard output: " + Errno.words(error));
        return ExitCode.INCONCLUSIVE.status();
    }
}
