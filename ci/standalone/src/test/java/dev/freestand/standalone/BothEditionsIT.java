package dev.freestand.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.json.InspectionJson;
import dev.freestand.core.text.ColourMode;
import dev.freestand.core.text.InspectText;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.json.Mappers;
import dev.freestand.verifier.process.CommonsExecRunner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The static edition says of every file what the edition for Java says, but for what witnesses say. */
class BothEditionsIT {

    private static final Path CORPUS = Path.of("../../verifier/src/test/corpus/files");
    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};
    private static final long LONGEST = 4 << 20;
    private static final int FEWEST_IN_CORPUS = 150;
    private static final int FEWEST_ON_HOST = 300;
    /** So many files are named in one run. */
    private static final int BATCH = 40;

    private static final String UNHEARD = "; no witness could confirm it";
    private static final String BY_SEGMENTS = "; by the segments alone, no witness was asked";

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final JsonMapper RECORDS = Mappers.strict().build();
    private static final Inspector UNAIDED = Inspector.withoutWitnesses();

    @TempDir
    private static Path folder;

    private static List<Path> corpus;

    @BeforeAll
    static void unpack() throws IOException {
        corpus = new ArrayList<>();
        try (Stream<Path> packed = Files.list(CORPUS)) {
            for (Path one : packed.sorted().toList()) {
                try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(one)))) {
                    Path file = folder.resolve(one.getFileName().toString().replaceFirst("\\.gz$", ""));
                    Files.write(file, in.readAllBytes());
                    assertThat(file.toFile().setExecutable(true)).isTrue();
                    corpus.add(file);
                }
            }
        }
        assertThat(corpus).hasSizeGreaterThan(FEWEST_IN_CORPUS);
    }

    @Test
    void filesOfTheCorpus() throws IOException {
        compare(corpus);
    }

    @Test
    void programsOfThisMachine() throws IOException {
        List<Path> programs = new ArrayList<>();
        try (Stream<Path> all = Files.list(Path.of("/usr/bin"))) {
            for (Path file : all.sorted().toList()) {
                if (Files.isRegularFile(file) && Files.isReadable(file) && Files.size(file) < LONGEST && isElf(file)) {
                    programs.add(file);
                }
            }
        }
        assertThat(programs).hasSizeGreaterThan(FEWEST_ON_HOST);
        compare(programs);
    }

    /** The same damage in every run. */
    @Test
    void damagedFiles() throws IOException {
        Random random = new Random(1);
        List<Path> damaged = new ArrayList<>();
        for (Path file : corpus) {
            byte[] content = Files.readAllBytes(file);
            byte[] shorter = Arrays.copyOf(content, random.nextInt(content.length + 1));
            damaged.add(Files.write(folder.resolve("cut-" + file.getFileName()), shorter));
            for (int n = 0; n < 4; n++) {
                byte[] other = content.clone();
                // Where headers and tables are: a byte of code says nothing.
                int most = Math.min(other.length, n < 3 ? 1024 : other.length);
                for (int change = 0; change < 3 && most > 0; change++) {
                    other[random.nextInt(most)] = (byte) random.nextInt(256);
                }
                damaged.add(Files.write(folder.resolve("odd" + n + "-" + file.getFileName()), other));
            }
        }
        compare(damaged);
    }

    @Test
    void namesThatLeadToNoFile() throws IOException {
        Path loop = folder.resolve("loop");
        Files.createSymbolicLink(loop, loop);
        Path fifo = folder.resolve("fifo");
        assertThat(StaticFreestand.started(new ProcessBuilder("mkfifo", fifo.toString()))
                        .exit())
                .isZero();
        compare(List.of(
                folder.resolve("missing"),
                folder,
                fifo,
                Path.of("/dev/null"),
                loop,
                corpus.get(0).resolve("below"),
                folder.resolve("n".repeat(300)),
                Path.of("target/../target/classes"),
                Files.write(folder.resolve("empty"), new byte[0]),
                Files.writeString(folder.resolve("script"), "#! /bin/sh -e\n"),
                Files.writeString(folder.resolve("\u00e4\u202e\n\u0007\\x41"), "text")));
    }

    /** With this host's witnesses, as the command line of the edition for Java has them. */
    @Test
    void exitCodes() {
        Inspector inspector = Inspector.withWitnesses(new CommonsExecRunner());
        for (Path file : corpus) {
            int expected = ExitCode.of(List.of(inspector.inspect(file))).status();
            assertThat(inspect(List.of(file)).exit()).as(file.toString()).isEqualTo(expected);
        }
    }

    private static void compare(List<Path> files) throws IOException {
        for (int from = 0; from < files.size(); from += BATCH) {
            List<Path> batch = files.subList(from, Math.min(files.size(), from + BATCH));
            StaticFreestand.Run run = inspect(batch, "--format", "json");
            assertThat(run.err()).isEmpty();
            List<FileReport> reports = batch.stream().map(UNAIDED::inspect).toList();
            JsonNode expected =
                    MAPPER.readTree(InspectionJson.document(reports)).get("files");
            JsonNode seen = MAPPER.readTree(run.out()).get("files");
            assertThat(seen).hasSize(batch.size());
            boolean unsure = false;
            for (int i = 0; i < batch.size(); i++) {
                JsonNode one = withoutWitnesses(expected.get(i));
                assertThat(seen.get(i)).as(batch.get(i).toString()).isEqualTo(one);
                unsure |= !one.get("error").isNull()
                        || one.at("/verdict/outcome").asText().equals("INCONCLUSIVE");
            }
            StaticFreestand.Run text = inspect(batch, "--no-color", "-v");
            assertThat(text.err()).isEmpty();
            assertThat(text.exit()).isEqualTo(run.exit());
            assertThat(text.out()).isEqualTo(InspectText.print(reports(seen), ColourMode.PLAIN, true));
            assertThat(run.exit()).isEqualTo((unsure ? ExitCode.INCONCLUSIVE : ExitCode.PROVED).status());
        }
    }

    /** What the edition for Java would say if it did not miss the witnesses. */
    private static JsonNode withoutWitnesses(JsonNode file) {
        ObjectNode verdict = (ObjectNode) file.get("verdict");
        String reason = verdict.get("reason").asText();
        int unheard = reason.indexOf(UNHEARD);
        if (unheard >= 0) {
            verdict.put("outcome", "PASS");
            verdict.put("reason", reason.substring(0, unheard) + BY_SEGMENTS);
        }
        return file;
    }

    private static List<FileReport> reports(JsonNode files) throws IOException {
        List<FileReport> reports = new ArrayList<>();
        for (JsonNode file : files) {
            reports.add(RECORDS.treeToValue(file, FileReport.class));
        }
        return reports;
    }

    private static StaticFreestand.Run inspect(List<Path> files, String... options) {
        List<String> words = new ArrayList<>(List.of("inspect"));
        words.addAll(List.of(options));
        files.forEach(file -> words.add(file.toString()));
        return StaticFreestand.run(words);
    }

    private static boolean isElf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ELF.length), ELF);
        }
    }
}
