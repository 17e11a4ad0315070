package dev.freestand.attest;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.proof.ProofReader;
import dev.freestand.core.proof.ProofTextException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks a shipment that was received, with nothing but its folder and a key: that every file is there and none
 * besides, unchanged; that the statement is of these binaries and agrees with the proof; who signed. The public key in
 * the folder is not trusted. Everything is looked at that can be, also behind a failure.
 */
public final class ShipmentCheck {

    /** Longest statement read, in bytes. */
    private static final int STATEMENT_LIMIT = 32 << 20;

    /** Longest proof read, in bytes. */
    private static final int PROOF_LIMIT = 256 << 20;

    private static final int SET_ID = 06000;
    private static final int OWNER_EXECUTES = 0100;

    private final ListedShipment files;
    private final VerificationPolicy trust;
    private final ShipmentFindings findings = new ShipmentFindings();

    private final ProofReader layout;

    private ShipmentCheck(ListedShipment files, VerificationPolicy trust, ProofReader layout) {
        this.files = files;
        this.trust = trust;
        this.layout = layout;
    }

    /**
     * Checks a folder.
     *
     * @param layout what a proof has to fit
     */
    public static ShipmentReport check(ShipmentContent content, VerificationPolicy trust, ProofReader layout) {
        ShipmentCheck check = new ShipmentCheck(ListedShipment.of(content), trust, layout);
        check.run();
        return ShipmentReport.of(content.folder(), check.findings.all());
    }

    private void run() {
        byte[] sums = checksums();
        ShippedProof proof = proof();
        Envelope envelope = envelope();
        Statement statement = envelope == null ? null : statement(envelope);
        permissions(statement);
        if (statement != null && proof != null) {
            findings.judge(
                    "subjects",
                    StatementCheck.subjects(statement, proof, files),
                    "the statement covers exactly the binaries that the proof ships");
            findings.judge(
                    "outcomes",
                    StatementCheck.outcomes(statement, proof),
                    "the statement says what the proof says: "
                            + statement.predicate().result() + ", "
                            + statement.predicate().passedTests().size() + " tests passed, "
                            + statement.predicate().warnedTests().size() + " warned, "
                            + statement.predicate().failedTests().size() + " failed that are not required");
        }
        if (statement != null && proof != null) {
            findings.judge(
                    "binaries",
                    StatementCheck.binaries(statement, proof, files),
                    "the binaries are what the proof says of them");
        }
        new SignatureCheck(files, trust, findings).run(sums, envelope, statement);
    }

    /** A checksum covers the bytes alone: whether a program can be started, and as whom, is not in them. */
    private void permissions(@Nullable Statement statement) {
        Set<String> programs = statement == null
                ? Set.of()
                : statement.subject().stream().map(ResourceDescriptor::name).collect(Collectors.toSet());
        List<String> wrong = new ArrayList<>();
        for (String name : files.names()) {
            try {
                int mode = files.content().mode(name);
                if ((mode & SET_ID) != 0) {
                    wrong.add(name + " is setuid or setgid, which no shipped file may be; chmod ug-s removes that");
                }
                if (programs.contains(name) && (mode & OWNER_EXECUTES) == 0) {
                    wrong.add(name + " was shipped executable and no longer is; chmod +x restores that");
                }
            } catch (AttestException e) {
                wrong.add("the permissions of " + name + " cannot be read: " + e.getMessage());
            }
        }
        findings.judge("permissions", wrong, "programs are executable, and no file is setuid or setgid");
    }

    /** The bytes of the list, where it could be read at all. */
    private byte @Nullable [] checksums() {
        findings.judge("files", files.problems(), "it holds only regular files and their folders");
        byte[] content;
        SortedMap<String, String> digests;
        try {
            content = files.read(ShipmentNames.CHECKSUMS, Checksums.LIMIT);
        } catch (AttestException e) {
            findings.add("complete", Outcome.FAIL, String.valueOf(e.getMessage()));
            return null;
        }
        try {
            digests = Checksums.parse(content).digests();
        } catch (AttestException e) {
            findings.add("complete", Outcome.FAIL, String.valueOf(e.getMessage()));
            return content;
        }
        List<String> complete = new ArrayList<>();
        digests.keySet().stream()
                .filter(name -> !files.names().contains(name))
                .forEach(name -> complete.add(name + " is missing"));
        files.names().stream()
                .filter(name -> !digests.containsKey(name) && !ShipmentNames.OUTSIDE.contains(name))
                .forEach(name ->
                        complete.add(name + " is not in " + ShipmentNames.CHECKSUMS + ": it does not belong here"));
        findings.judge(
                "complete",
                complete,
                ShipmentNames.CHECKSUMS + " names every file that is there, and no other: " + digests.size());
        findings.judge("digests", changed(digests), "every file has the SHA-256 that is named");
        return content;
    }

    private List<String> changed(SortedMap<String, String> digests) {
        List<String> changed = new ArrayList<>();
        for (Map.Entry<String, String> file : digests.entrySet()) {
            if (files.names().contains(file.getKey())) {
                try {
                    String found = files.content().digest(file.getKey());
                    if (!found.equals(file.getValue())) {
                        changed.add(file.getKey() + " is not the file that was shipped\n  shipped SHA-256: "
                                + file.getValue() + "\n  found SHA-256:   " + found);
                    }
                } catch (AttestException e) {
                    changed.add(file.getKey() + " cannot be read: " + e.getMessage());
                }
            }
        }
        return changed;
    }

    private @Nullable ShippedProof proof() {
        if (!files.names().contains(ShipmentNames.PROOF)) {
            findings.add("proof", Outcome.FAIL, ShipmentNames.PROOF + " is missing");
            return null;
        }
        try {
            ShippedProof proof = ShippedProof.read(files.read(ShipmentNames.PROOF, PROOF_LIMIT), layout);
            findings.judge("proof", ProofCheck.problems(proof), "the proof says that what it ships was proved");
            return proof;
        } catch (ProofTextException e) {
            findings.add("proof", Outcome.FAIL, ShipmentNames.PROOF + " cannot be used as a proof: " + e.getMessage());
            return null;
        } catch (AttestException e) {
            findings.add("proof", Outcome.FAIL, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private @Nullable Envelope envelope() {
        try {
            return Envelope.parse(files.read(ShipmentNames.STATEMENT, STATEMENT_LIMIT));
        } catch (AttestException e) {
            findings.add("statement", Outcome.FAIL, ShipmentNames.STATEMENT + ": " + e.getMessage());
            return null;
        }
    }

    private @Nullable Statement statement(Envelope envelope) {
        try {
            if (!envelope.payloadType().equals(Statement.MEDIA_TYPE)) {
                throw new AttestException(
                        "its payload is " + envelope.payloadType() + ", expected " + Statement.MEDIA_TYPE);
            }
            Statement statement = Statement.parse(envelope.content());
            findings.judge("statement", statement.problems(), "it is an in-toto statement of test results");
            return statement;
        } catch (AttestException e) {
            findings.add("statement", Outcome.FAIL, ShipmentNames.STATEMENT + ": " + e.getMessage());
            return null;
        }
    }
}
