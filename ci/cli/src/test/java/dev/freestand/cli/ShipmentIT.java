package dev.freestand.cli;

import static dev.freestand.cli.SampleProject.expect;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freestand.attest.AttestException;
import dev.freestand.attest.ShipmentCheck;
import dev.freestand.attest.ShipmentReport;
import dev.freestand.attest.VerificationPolicy;
import dev.freestand.cli.attest.KeyFiles;
import dev.freestand.cli.attest.ShipmentFiles;
import dev.freestand.core.facts.Outcome;
import dev.freestand.verifier.json.Mappers;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.proof.ProofScope;
import dev.freestand.verifier.report.json.ProofJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A signed shipment as others check it: openssl and sha256sum agree with it, and no change of it goes unseen. */
class ShipmentIT {

    private static final String BINARY = "greet-0.1.0-linux-x86_64";

    @TempDir
    private static Path root;

    private static SampleProject project;

    @TempDir
    private Path copies;

    private Path ship;

    @BeforeAll
    static void proveAndShip() throws IOException {
        project = new SampleProject(root)
                .configure("musl-gcc -static -Os -s -DDIFFERS=0 greet.c -o out/greet", "")
                .after("verify")
                .with("PATH", Path.of("target").toAbsolutePath() + ":" + System.getenv("PATH"))
                .with("GITHUB_ACTIONS", "");
        expect(
                project.inside("keygen", "-o", file("release")),
                0,
                "made " + file("release.pem") + " (secret) and " + file("release.pub.pem"));
        expect(project.inside("keygen", "-o", file("other")), 0);
        expect(project.inside("ship", "--key", file("release.pem")), 0, "shipped: ", "signed by key ");
    }

    @BeforeEach
    void copy() throws IOException {
        ship = copies.resolve("ship");
        project.compile("cp", "-r", "target/ship", ship.toString());
    }

    private static String file(String name) {
        return project.path(name).toString();
    }

    /** What both editions find, which has to be the same. */
    private static ShipmentReport check(Path folder) throws AttestException, IOException {
        ShipmentReport report = ShipmentCheck.check(
                ShipmentFiles.of(folder),
                new VerificationPolicy(KeyFiles.verifying(project.path("release.pub.pem")), null, false),
                ProofJson.layout());
        ProcessResult other =
                staticEdition("verify-shipment", "--format", "json", "--key", "release.pub.pem", folder.toString());
        assertThat(other.out()).as(other.err()).isEqualTo(report.json());
        return report;
    }

    /** Asks both editions, which have to answer the same. Names of files have to be absolute. */
    private static ProcessResult verifyShipment(String... arguments) throws IOException {
        String[] words = Stream.concat(Stream.of("verify-shipment"), Stream.of(arguments))
                .toArray(String[]::new);
        ProcessResult result = project.inside(words);
        ProcessResult other = staticEdition(words);
        assertThat(other.exitCode()).as(other.out() + other.err()).isEqualTo(result.exitCode());
        assertThat(other.out()).isEqualTo(result.out());
        assertThat(other.err()).isEqualTo(result.err());
        return result;
    }

    private static ProcessResult staticEdition(String... words) throws IOException {
        Path program =
                Path.of("../standalone/target/variants/musl-static/freestand").toRealPath();
        List<String> argv =
                Stream.concat(Stream.of(program.toString()), Stream.of(words)).toList();
        return new CommonsExecRunner().run(ProcessRequest.of(argv).in(root));
    }

    private void refused(String... words) throws AttestException, IOException {
        ShipmentReport report = check(ship);
        assertThat(report.verdict()).as(report.toString()).isEqualTo(Outcome.FAIL);
        for (String word : words) {
            assertThat(report.findings())
                    .as(word)
                    .anyMatch(finding -> finding.outcome() == Outcome.FAIL
                            && finding.message().contains(word));
        }
    }

    /** What somebody does to hide a change. */
    private void digestsMadeAnew() throws IOException {
        project.compile(
                "sh",
                "-ec",
                "cd '" + ship + "'; find . -type f ! -name 'SHA256SUMS*' | cut -c3- | LC_ALL=C sort"
                        + " | xargs sha256sum > SHA256SUMS");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(ship)) {
            return all.sorted().toList();
        }
    }

    /** Permissions are in no checksum, and a copy can lose or gain them. */
    @Test
    void aLostExecuteBitAndAGainedSetuidOrSetgidBitAreSeen() throws Exception {
        Path program = files().stream()
                .filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow();
        for (String mode : List.of("a-x", "u+s", "g+s", "u+s,g+s")) {
            project.compile("chmod", mode, program.toString());
            refused(program.getFileName().toString());
            ShipmentReport report = check(ship);
            assertThat(report.findings().stream().filter(each -> each.outcome() == Outcome.FAIL))
                    .as(mode)
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.toString()).contains("permissions"));
            project.compile("chmod", "u-s,g-s,a+x", program.toString());
        }
        project.compile("chmod", "u+s", ship.resolve("proof.json").toString());
        refused("proof.json");
        project.compile("chmod", "u-s", ship.resolve("proof.json").toString());
        assertThat(check(ship).verdict()).isEqualTo(Outcome.PASS);
    }

    @Test
    void nothingIsWrongWithIt() throws Exception {
        ShipmentReport report = check(ship);
        assertThat(report.verdict()).as(report.toString()).isEqualTo(Outcome.PASS);
        assertThat(report.findings()).allMatch(finding -> finding.outcome() == Outcome.PASS);
        digestsMadeAnew();
        assertThat(ship.resolve("SHA256SUMS")).hasSameTextualContentAs(project.path("target/ship/SHA256SUMS"));
    }

    /** The commands in SHIPPING.md, to the letter. */
    @Test
    void theDocumentedCommandsCheckIt() throws IOException {
        String section = Files.readString(Path.of("../attest/SHIPPING.md"), StandardCharsets.UTF_8);
        Matcher block = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL).matcher(section);
        assertThat(block.find()).isTrue();
        Path user = copies.resolve("user");
        project.compile("cp", "-r", root.toString(), user.toString());
        project.compile("sh", "-c", "rm -r '" + user + "'/release.* '" + user + "/target/ship'");
        String first = "cd '" + user + "'\n" + block.group(1);
        expect(project.run("sh", "-ec", first), 0, "made release.pem", "shipped: ", "target/ship: PASS");
        assertThat(block.find()).isTrue();
        ProcessResult openssl = project.run("sh", "-ec", "cd '" + user + "/target/ship'\n" + block.group(1));
        expect(openssl, 0, BINARY + ": OK");
        assertThat(openssl.out().split("Signature Verified Successfully", -1)).hasSize(3);
    }

    @Test
    void ecdsaIsVerifiedByOpensslToo() throws IOException {
        project.compile("cp", "-r", "target/ship", "kept");
        expect(project.inside("keygen", "-o", file("p"), "--type", "p256"), 0, "p.pem (secret)");
        project.with("FREESTAND_SIGNING_KEY", Files.readString(project.path("p.pem")));
        try {
            expect(project.inside("ship"), 0, "signed by key ");
        } finally {
            project.with("FREESTAND_SIGNING_KEY", "");
        }
        expect(project.run("sh", "-ec", """
                        cd target/ship
                        sha256sum --check --strict SHA256SUMS
                        openssl dgst -sha256 -verify ../../p.pub.pem -signature SHA256SUMS.sig SHA256SUMS
                        sed -n 's/^ *"payload": "\\(.*\\)",$/\\1/p' statement.dsse.json | base64 -d > ../statement
                        sed -n 's/^ *"sig": "\\(.*\\)"$/\\1/p' statement.dsse.json | base64 -d > ../sig
                        { printf 'DSSEv1 28 application/vnd.in-toto+json %d ' "$(wc -c < ../statement)"
                          cat ../statement; } > ../encoded
                        openssl dgst -sha256 -verify ../../p.pub.pem -signature ../sig ../encoded
                        """), 0, "Verified OK\nVerified OK");
        expect(verifyShipment("--key", file("p.pub.pem"), file("target/ship")), 0, "target/ship: PASS");
        expect(verifyShipment("--key", file("other.pub.pem"), file("target/ship")), 1, "is not a signature of");
        project.compile("sh", "-c", "rm -rf target/ship; mv kept target/ship");
    }

    @Test
    void theStatementIsTheSameEveryTime() throws IOException {
        byte[] first = Files.readAllBytes(project.path("target/ship/statement.dsse.json"));
        SampleProject again = new SampleProject(Files.createDirectory(copies.resolve("again")))
                .configure("musl-gcc -static -Os -s -DDIFFERS=0 greet.c -o out/greet", "");
        Files.copy(project.path("release.pem"), again.path("key.pem"));
        project.compile("chmod", "600", again.path("key.pem").toString());
        // In processes of their own: in each, Java goes through sets in another order.
        expect(again.freestand("verify", "--engine", "sandbox"), 0, "greet: PASS");
        expect(again.freestand("ship", "--key", "key.pem"), 0, "shipped: ");
        assertThat(again.path("target/ship/statement.dsse.json")).hasBinaryContent(first);
    }

    @Test
    void aKeyInTheEnvironmentIsKeptFromBuildsAndNeverPrinted() throws IOException {
        SampleProject own = new SampleProject(Files.createDirectory(copies.resolve("own")))
                .configure(
                        "test -z $FREESTAND_SIGNING_KEY; musl-gcc -static -Os -s -DDIFFERS=0 greet.c -o out/greet", "")
                .with("FREESTAND_SIGNING_KEY", "not-a-key-but-secret");
        expect(own.freestand("build"), 0, "build static: sh");
        ProcessResult refused = own.freestand("ship", "-v");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("nothing is shipped: FREESTAND_SIGNING_KEY cannot be used as a signing key")
                .doesNotContain("but-secret");
    }

    @Test
    void oneByteChangedInAnyFileIsSeen() throws Exception {
        for (Path file : files()) {
            byte[] good = Files.readAllBytes(file);
            for (int place : new int[] {0, good.length / 2, good.length - 1}) {
                byte[] bad = good.clone();
                bad[place] ^= 1;
                Files.write(file, bad);
                ShipmentReport report = check(ship);
                assertThat(report.verdict()).as(file + " at " + place).isEqualTo(Outcome.FAIL);
            }
            Files.write(file, good);
        }
        assertThat(check(ship).verdict()).isEqualTo(Outcome.PASS);
    }

    @Test
    void aFileThatIsMissingIsSeen() throws Exception {
        for (Path file : files()) {
            // Moved, not written anew: a program has to come back with its execute bit.
            Path aside = ship.resolveSibling("aside");
            Files.move(file, aside);
            refused(file.getFileName() + " is missing");
            Files.move(aside, file);
        }
        assertThat(check(ship).verdict()).isEqualTo(Outcome.PASS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "touch extra@extra is not in SHA256SUMS",
                "touch .hidden@.hidden is not in SHA256SUMS",
                "mkdir sub; touch sub/extra@sub/extra is not in SHA256SUMS",
                "mkdir empty@empty/ is a folder without a file",
                "ln -s proof.json extra@extra is a symbolic link",
                "ln -s nowhere extra@extra is a symbolic link",
                "ln -s .. extra@extra is a symbolic link",
                "mv proof.json ../p; ln -s ../p proof.json@proof.json is a symbolic link",
                "rm proof.json; mkfifo proof.json@proof.json is neither file nor folder",
                "rm SHA256SUMS; ln -s /dev/zero SHA256SUMS@SHA256SUMS is missing",
                "mkdir -p 1/2/3/4/5/6/7/8/9; touch 1/2/3/4/5/6/7/8/9/x@is a folder too deep",
                "sed -i 's,  proof.json,  ../proof.json,' SHA256SUMS@is not a place in the shipment",
                "truncate -s 9000000 SHA256SUMS@is longer than 8388608 bytes",
                "truncate -s 40000000 statement.dsse.json@is longer than 33554432 bytes",
                "truncate -s 2000 SHA256SUMS.sig@is longer than 1024 bytes",
                "truncate -s 300M proof.json@proof.json is longer than 268435456 bytes",
                "head -c 1000000 /dev/zero | tr '\\0' '[' > proof.json@cannot be used as a proof",
                "printf '{\"a\":%0100000d}' 0 | tr 0 '[' > statement.dsse.json@cannot be read",
                "cp ../../../other.pub.pem signing-key.pub.pem@signing-key.pub.pem is not the file that was shipped",
            })
    void whatDoesNotBelongThereIsSeen(String change, String words) throws Exception {
        ProcessResult result = project.run(
                "sh",
                "-ec",
                "cd '" + ship + "'; "
                        + change.replace("../../../other", project.path("other").toString()));
        assertThat(result.exitCode()).as(result.err()).isZero();
        refused(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"payloadType", "signatures", "sig", "_type", "predicateType", "digest", "result", "passedTests"})
    void aChangedStatementIsSeenEvenWithDigestsMadeAnew(String what) throws Exception {
        ObjectMapper mapper = Mappers.strict().build();
        Path file = ship.resolve("statement.dsse.json");
        ObjectNode envelope = (ObjectNode) mapper.readTree(file.toFile());
        ObjectNode statement = (ObjectNode) mapper.readTree(
                Base64.getDecoder().decode(envelope.get("payload").asText()));
        String more = "is not signed by key";
        switch (what) {
            case "payloadType" -> envelope.put("payloadType", "application/json");
            case "signatures" -> envelope.putArray("signatures");
            case "sig" -> ((ObjectNode) envelope.at("/signatures/0")).put("sig", "AAAA");
            case "_type", "predicateType" -> {
                statement.put(what, "https://example.org/other");
                more = "of type https://example.org/other, expected";
            }
            case "digest" -> {
                ((ObjectNode) statement.at("/subject/0/digest")).put("sha256", "0".repeat(64));
                more = "is no binary that the proof ships";
            }
            case "result" -> {
                ((ObjectNode) statement.at("/predicate")).put("result", "PASSED");
                more = "the statement's result is not as the proof has it";
            }
            default -> {
                ((ObjectNode) statement.at("/predicate"))
                        .putArray("passedTests")
                        .add("cell/static/everything");
                more = "the statement's list of passed tests is not as the proof has it";
            }
        }
        envelope.put("payload", Base64.getEncoder().encodeToString(mapper.writeValueAsBytes(statement)));
        Files.write(file, mapper.writeValueAsBytes(envelope));
        digestsMadeAnew();
        refused(more, "SHA256SUMS.sig is not a signature of SHA256SUMS", "statement.dsse.json is not signed by key");
    }

    @Test
    void anotherBinaryWithItsDigestsIsSeen() throws Exception {
        Files.writeString(ship.resolve(BINARY), "#!/bin/sh\n");
        digestsMadeAnew();
        refused("the statement is of another " + BINARY, "SHA256SUMS.sig is not a signature of SHA256SUMS");
    }

    /** Such a proof says nothing of the whole, whoever put a shipment around it. */
    @Test
    void aProofThatLeavesVariantsOutIsSeenEvenWithDigestsMadeAnew() throws Exception {
        Path file = ship.resolve("proof.json");
        Files.writeString(
                file,
                ProofJson.print(ProofJson.read(file).within(new ProofScope("", List.of("other", "third"), null))));
        digestsMadeAnew();
        refused("it leaves out other, third, and such a proof ships nothing");
        expect(
                verifyShipment("--unsigned", ship.toString()),
                1,
                "it leaves out other, third, and such a proof ships nothing");
    }

    @Test
    void anotherProofWithItsDigestsIsSeen() throws Exception {
        Path proof = ship.resolve("proof.json");
        Files.writeString(proof, Files.readString(proof).replace("\"created\": \"2", "\"created\": \"3"));
        digestsMadeAnew();
        refused("SHA256SUMS.sig is not a signature of SHA256SUMS");
    }

    @Test
    void whoSignedIsNotTakenFromTheFolder() throws Exception {
        String folder = ship.toString();
        expect(verifyShipment(folder), 3, "was NOT established", "INCONCLUSIVE");
        expect(verifyShipment("--unsigned", folder), 0, "not checked (--unsigned)", "PASS");
        expect(verifyShipment("--key", file("other.pub.pem"), folder), 1, "is not a signature of");
        expect(verifyShipment("--key", file("release.pub.pem"), folder), 0, "ship: PASS");
        ProcessResult json = verifyShipment("--format", "json", "--key", file("release.pub.pem"), folder);
        expect(json, 0, "\"verdict\": \"PASS\"");

        Files.delete(ship.resolve("SHA256SUMS.sig"));
        expect(verifyShipment("--key", file("release.pub.pem"), folder), 1, "SHA256SUMS.sig is missing");
        expect(verifyShipment(folder), 3, "it is NOT signed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "verify-shipment ROOT/nowhere|folder ROOT/nowhere does not exist",
                "verify-shipment ROOT/greet.c|folder ROOT/greet.c does not exist",
                "verify-shipment|Missing required parameter",
                "verify-shipment --format sarif ROOT/target/ship|does not print sarif",
                "verify-shipment --unsigned --key ROOT/release.pub.pem ROOT/target/ship|--unsigned and --key exclude each other",
                "verify-shipment --key ROOT/release.pem ROOT/target/ship|holds a private key, expected the public key",
                "verify-shipment --key ROOT/none.pem ROOT/target/ship|does not exist",
                "verify-shipment --certificate-identity x ROOT/target/ship|--certificate-identity needs --certificate-oidc-issuer and --trusted-root",
                "keygen -o ROOT/release|already exists",
                "keygen -o ROOT/other --type rsa|rsa",
                "keygen|Missing required option",
            })
    void mistakesAreNamed(String command, String words) throws IOException {
        String[] argv = command.replace("ROOT", root.toString()).split(" ");
        boolean both = argv[0].equals("verify-shipment") && !command.contains("--certificate");
        expect(
                both ? verifyShipment(Arrays.copyOfRange(argv, 1, argv.length)) : project.inside(argv),
                2,
                words.replace("ROOT", root.toString()));
        assertThat(project.path("target/ship")).exists();
    }
}
