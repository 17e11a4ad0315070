package dev.freestand.cli.pipeline;

import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.policy.Variant;
import dev.freestand.verifier.proof.FileReport;
import dev.freestand.verifier.proof.Outcome;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.VariantRecord;
import dev.freestand.verifier.report.json.ProofJson;
import dev.freestand.verifier.report.json.ProofUnreadableException;
import dev.freestand.verifier.rule.Evidence;
import dev.freestand.verifier.rule.RulesUnderPolicy;
import dev.freestand.verifier.rule.Runs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts the proved files, and nothing else, into the shipment folder. The folder appears complete or not at all; a
 * refusal leaves no older shipment behind, because that one is not proved any more either.
 */
public final class Shipment {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,200}");

    private final Project project;
    private final Inspector inspector;
    private final Clock clock;

    /**
     * A shipment.
     *
     * @param inspector looks at the copies once more
     * @param clock tells which waivers still hold
     */
    public Shipment(Project project, Inspector inspector, Clock clock) {
        this.project = project;
        this.inspector = inspector;
        this.clock = clock;
    }

    /**
     * Ships.
     *
     * @return the folder
     * @throws PipelineException if there is no proof, the proof does not pass, or a file is not the one that was proved
     */
    public Path ship() throws PipelineException, IOException {
        Path folder = project.shipment();
        withdraw(folder);
        Proof proof = proof();
        List<Variant> shipped =
                project.config().variants().stream().filter(Variant::ship).toList();
        if (shipped.isEmpty()) {
            throw new PipelineException(
                    ExitCode.USAGE, "nothing is shipped: no variant in freestand.yaml has 'ship: true'");
        }
        Files.createDirectories(folder.getParent());
        Path staging = Files.createTempDirectory(folder.getParent(), ".ship");
        try {
            StringBuilder sums = new StringBuilder();
            for (Variant variant : shipped) {
                copy(variant, proof, staging, sums);
            }
            Files.writeString(staging.resolve("SHA256SUMS"), sums);
            Files.writeString(staging.resolve(Reports.PROOF), ProofJson.print(proof));
            Reports.render(proof, staging);
            Files.setPosixFilePermissions(staging, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(staging, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(staging);
        }
        return folder;
    }

    /** Takes back an earlier shipment: from the moment that something new is proved, the old proof says nothing. */
    public static void withdraw(Path folder) throws IOException {
        delete(folder);
    }

    private Proof proof() throws PipelineException {
        Proof proof;
        try {
            proof = ProofJson.read(project.output().resolve(Reports.PROOF));
        } catch (ProofUnreadableException e) {
            throw new PipelineException(ExitCode.INCONCLUSIVE, "nothing is shipped: " + e.getMessage(), e);
        }
        if (!proof.subject().equals(project.config().subject())) {
            throw new PipelineException(
                    ExitCode.FAILED,
                    "nothing is shipped: the proof is of " + proof.subject() + ", not of "
                            + project.config().subject());
        }
        if (!proof.config().equals(project.digest())) {
            throw new PipelineException(
                    ExitCode.FAILED,
                    "nothing is shipped: the configuration is not the one that was proved; run freestand verify again");
        }
        if (proof.verdict() != Outcome.PASS) {
            throw new PipelineException(
                    ExitCode.of(proof.verdict()),
                    "nothing is shipped: the proof's verdict is " + proof.verdict() + "; see "
                            + project.output().resolve("report.html"));
        }
        List<String> problems = ProofAudit.problems(proof, project.config());
        if (!problems.isEmpty()) {
            throw new PipelineException(
                    ExitCode.FAILED,
                    "nothing is shipped: the proof does not hold together: " + String.join("; ", problems)
                            + "\nRun freestand verify again.");
        }
        return proof;
    }

    /** The rules once more, on the very bytes that are shipped: a proof is not signed, and waivers run out. */
    private void inspectAgain(Variant variant, Proof proof, Path copy, String digest) throws PipelineException {
        FileReport report = inspector.inspect(copy);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<String> failures = RulesUnderPolicy.apply(
                        new Evidence(variant, report, digest, Runs.of(variant.name(), proof)),
                        project.config().policy(),
                        today)
                .stream()
                .filter(check -> !check.outcome().acceptable())
                .map(check -> check.outcome() + " " + check.rule() + ": " + check.message())
                .toList();
        if (!failures.isEmpty()) {
            throw new PipelineException(
                    ExitCode.FAILED,
                    "nothing is shipped: " + variant.name() + " does not pass any more\n  "
                            + String.join("\n  ", failures));
        }
    }

    private void copy(Variant variant, Proof proof, Path staging, StringBuilder sums)
            throws PipelineException, IOException {
        Optional<VariantRecord> record = proof.variants().stream()
                .filter(each -> each.name().equals(variant.name()))
                .findFirst();
        if (record.isEmpty()) {
            throw new PipelineException(
                    ExitCode.FAILED, "nothing is shipped: the proof knows no variant " + variant.name());
        }
        String proved = record.get().sha256();
        Path artifact = project.artifact(variant);
        String name = name(proof, record.get(), staging);
        Path target = staging.resolve(name);
        String copied;
        try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            copied = Digest.copyNoFollow(artifact, out);
        } catch (IOException e) {
            throw new PipelineException(
                    ExitCode.FAILED, "nothing is shipped: " + artifact + " cannot be copied: " + e, e);
        }
        // The digest is that of the bytes in the shipment, so nothing can change between the check and the copy.
        if (!copied.equals(proved)) {
            throw new PipelineException(
                    ExitCode.FAILED,
                    "nothing is shipped: " + artifact + " is not the file that was proved\n  proved SHA-256: " + proved
                            + "\n  found SHA-256:  " + copied + "\nRun freestand verify again.");
        }
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        inspectAgain(variant, proof, target, copied);
        sums.append(copied).append("  ").append(name).append('\n');
    }

    /** {@code SUBJECT-VERSION-linux-ARCH}, with the variant's name behind it where two would have the same. */
    private static String name(Proof proof, VariantRecord record, Path staging) throws PipelineException {
        String version = proof.version() == null ? "" : "-" + proof.version();
        String machine = record.file().machine() == null
                ? "unknown"
                : record.file().machine().replace("x86-64", "x86_64");
        String name = proof.subject() + version + "-linux-" + machine;
        if (!NAME.matcher(name).matches()) {
            throw new PipelineException(ExitCode.FAILED, "nothing is shipped: '" + name + "' is not a file's name");
        }
        return Files.exists(staging.resolve(name)) ? name + "-" + record.name() : name;
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException fault) throws IOException {
                if (fault != null) {
                    throw fault;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
