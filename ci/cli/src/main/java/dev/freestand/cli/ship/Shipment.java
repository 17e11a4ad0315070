package dev.freestand.cli.ship;

import dev.freestand.attest.FileReportCheck;
import dev.freestand.cli.project.FileHash;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.project.Project;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.facts.FileReport;
import dev.freestand.verifier.file.FileErrorReasons;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.FileNotWrittenException;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.VariantRecord;
import dev.freestand.verifier.report.json.StrictJson;
import dev.freestand.verifier.rule.ObservedRuns;
import dev.freestand.verifier.rule.RuleInput;
import dev.freestand.verifier.rule.RulesUnderPolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Puts the proved files, and nothing else, into the shipment folder. The folder appears complete or not at all; a
 * refusal leaves no older shipment behind, because that one is not proved any more either.
 */
public final class Shipment {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~+-]{0,200}");

    private final Project project;
    private final Inspector inspector;
    private final ShipGate gate;
    private final ShipmentSource worktree;
    private final Instant now;
    private final List<ShipmentPart> parts;

    /**
     * A shipment.
     *
     * @param inspector looks at the copies once more
     * @param worktree what the shipment is of
     * @param now determines which waivers still hold, and how old the proof is
     * @param parts what is shipped beside the proved files, in the order in which it is made
     */
    public Shipment(
            Project project, Inspector inspector, ShipmentSource worktree, Instant now, List<ShipmentPart> parts) {
        this.project = project;
        this.inspector = inspector;
        this.gate = new ShipGate(project, worktree.sources(), now);
        this.worktree = worktree;
        this.now = now;
        this.parts = List.copyOf(parts);
    }

    /**
     * Ships.
     *
     * @return the folder
     * @throws PipelineException if there is no proof, the proof does not pass, or a file is not the one that was proved
     */
    public Path ship() throws PipelineException, IOException {
        Path folder = project.shipment();
        try (ShipmentFolder place = ShipmentFolder.open(folder)) {
            place.withdraw();
            Proof proof = gate.proof();
            List<Variant> shipped =
                    project.config().variants().stream().filter(Variant::ship).toList();
            if (shipped.isEmpty()) {
                throw new PipelineException(
                        ExitCode.USAGE, "nothing is shipped: no variant in freestand.yaml has 'ship: true'");
            }
            StagingFolder staging = new StagingFolder(project, proof, place.stage(), worktree.time());
            for (Variant variant : shipped) {
                copy(variant, staging);
            }
            for (ShipmentPart part : parts) {
                part.add(staging);
            }
            staging.seal();
            place.publish(staging.folder());
        }
        return folder;
    }

    /** Takes back an earlier shipment: from the moment that something new is proved, the old proof says nothing. */
    public static void withdraw(Path folder) throws PipelineException, IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) || ShipmentFolder.left(folder)) {
            try (ShipmentFolder place = ShipmentFolder.open(folder)) {
                place.withdraw();
            }
        }
    }

    /** The rules once more, on the very bytes that are shipped: a proof is not signed, and waivers run out. */
    private void inspectAgain(Variant variant, Proof proof, FileReport proved, Path copy, String digest)
            throws PipelineException {
        FileReport report = inspector.inspect(copy);
        if (!digest.equals(report.sha256())) {
            throw new PipelineException(
                    ExitCode.FAILED,
                    "nothing is shipped: " + variant.name() + " was changed while it was shipped\n  copied SHA-256:    "
                            + digest + "\n  inspected SHA-256: " + report.sha256());
        }
        List<String> differences = FileReportCheck.differences(StrictJson.tree(proved), StrictJson.tree(report));
        if (!differences.isEmpty()) {
            throw new PipelineException(
                    ExitCode.FAILED,
                    "nothing is shipped: the file of " + variant.name() + " differs from the proof: "
                            + String.join(", ", differences) + "\nRun freestand verify again.");
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<String> failures = RulesUnderPolicy.apply(
                        new RuleInput(variant, report, digest, ObservedRuns.of(variant.name(), proof)),
                        project.config().policy(),
                        today)
                .stream()
                .filter(check -> !check.outcome().acceptable())
                .map(check -> check.outcome() + " " + check.rule() + ": " + check.message())
                .toList();
        if (!failures.isEmpty()) {
            throw new PipelineException(
                    ExitCode.FAILED,
                    "nothing is shipped: " + variant.name() + " no longer passes\n  " + String.join("\n  ", failures));
        }
    }

    private void copy(Variant variant, StagingFolder staging) throws PipelineException, IOException {
        Proof proof = staging.proof();
        Optional<VariantRecord> record = proof.variants().stream()
                .filter(each -> each.name().equals(variant.name()))
                .findFirst();
        if (record.isEmpty()) {
            throw new PipelineException(
                    ExitCode.FAILED, "nothing is shipped: the proof has no variant " + variant.name());
        }
        String proved = record.get().sha256();
        Path artifact = project.artifact(variant);
        String name = name(proof, record.get(), staging);
        String copied;
        try (OutputStream out = staging.create(name)) {
            copied = FileHash.copyNoFollow(artifact, out);
        } catch (FileNotWrittenException e) {
            throw e;
        } catch (IOException e) {
            throw new PipelineException(
                    ExitCode.FAILED,
                    "nothing is shipped: " + FileNames.shown(artifact) + " cannot be copied: "
                            + FileErrorReasons.reason(e),
                    e);
        }
        // The digest is that of the bytes in the shipment, so nothing can change between the check and the copy.
        if (!copied.equals(proved)) {
            throw new PipelineException(
                    ExitCode.FAILED,
                    "nothing is shipped: " + FileNames.shown(artifact)
                            + " is not the file that was proved\n  proved SHA-256: " + proved + "\n  found SHA-256:  "
                            + copied + "\nRun freestand verify again.");
        }
        inspectAgain(variant, proof, record.get().file(), staging.folder().resolve(name), copied);
        staging.add(new ShippedFile(variant, record.get(), name, copied));
    }

    /** {@code SUBJECT-VERSION-linux-ARCH}, with the variant's name behind it where two would have the same. */
    private static String name(Proof proof, VariantRecord record, StagingFolder staging) throws PipelineException {
        String version = proof.version() == null ? "" : "-" + proof.version();
        String machine = record.file().machine() == null
                ? "unknown"
                : record.file().machine().replace("x86-64", "x86_64");
        String name = proof.subject() + version + "-linux-" + machine;
        if (!NAME.matcher(name).matches()) {
            throw new PipelineException(ExitCode.FAILED, "nothing is shipped: '" + name + "' is not a valid file name");
        }
        return staging.holds(name) ? name + "-" + record.name() : name;
    }
}
