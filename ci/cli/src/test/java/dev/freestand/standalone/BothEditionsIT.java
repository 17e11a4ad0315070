package dev.freestand.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freestand.cli.command.JavaEdition;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.json.InspectionJson;
import dev.freestand.core.sarif.SarifFiles;
import dev.freestand.core.size.BinaryDiff;
import dev.freestand.core.size.SizeJson;
import dev.freestand.core.size.SizeMeasurement;
import dev.freestand.core.size.SizeReport;
import dev.freestand.core.text.ColourMode;
import dev.freestand.core.text.InspectText;
import dev.freestand.core.text.SizeText;
import dev.freestand.core.text.TreeText;
import dev.freestand.core.tree.SearchSettings;
import dev.freestand.core.tree.read.ProgramTree;
import dev.freestand.core.tree.read.TreeJson;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.json.Mappers;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.report.sarif.SourceRoots;
import dev.freestand.verifier.size.SizeReader;
import dev.freestand.verifier.tree.TreeReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
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

    /** Of this machine's files, one of so many. */
    private static final int EVERY = 25;

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

    /** As text and as JSON; with the separate debug file that lies beside one of them, and with what is none. */
    @Test
    void sizes() throws IOException {
        for (List<Path> batch : batches(someOfAll())) {
            List<SizeReport> expected = reports(batch).stream()
                    .map(report -> SizeMeasurement.of(SizeReader.FILES, report, null, null))
                    .toList();
            String text = expected.stream()
                    .map(one -> SizeText.print(one, ColourMode.PLAIN))
                    .collect(Collectors.joining("\n"));
            assertThat(inspect(batch, "--size", "--no-color").out()).isEqualTo(text);
            StaticFreestand.Run run = inspect(batch, "--size", "--format", "json");
            assertThat(run.out()).isEqualTo(SizeJson.print(expected));
            assertThat(run.exit())
                    .isEqualTo(SizeMeasurement.exitCode(expected, code(batch)).status());
        }
    }

    @Test
    void sizesByOtherFiles() {
        Path file = corpus.get(0);
        for (String other : List.of("/nonexistent", "/tmp", "/etc/passwd", "/bin/ls")) {
            same("inspect", "--size", "--debug-file", other, file.toString());
            same("inspect", "--size", "--map", other, "--format", "json", file.toString());
        }
        same("inspect", "--size", "/nonexistent", "/tmp", "/etc/passwd", "/dev/null");
        String built = StaticFreestand.FILE.toString();
        same("inspect", "--size", "--map", built + ".map", built);
        same("inspect", "--size", "--debug-file", built + ".debug", "--map", built + ".map", "--format=json", built);
    }

    @Test
    void differences() throws IOException {
        List<Path> files = someOfAll();
        for (int i = 1; i < files.size(); i += 5) {
            List<Path> pair = files.subList(i - 1, i + 1);
            List<FileReport> reports = reports(pair);
            List<SizeReport> sizes = reports.stream()
                    .map(report -> SizeMeasurement.of(SizeReader.FILES, report, null, null))
                    .toList();
            BinaryDiff diff = BinaryDiff.of(reports.get(0), sizes.get(0), reports.get(1), sizes.get(1));
            StaticFreestand.Run run = inspect(pair, "--diff", "--format", "json");
            assertThat(run.out()).isEqualTo(SizeJson.print(diff));
            assertThat(run.exit())
                    .isEqualTo(SizeMeasurement.exitCode(sizes, code(pair)).status());
            assertThat(inspect(pair, "--diff", "--no-color").out()).isEqualTo(SizeText.print(diff, ColourMode.PLAIN));
        }
        same("inspect", "--diff", "/bin/true", "/bin/true");
        same("inspect", "--diff", "/bin/true", "/etc/passwd");
    }

    /** In this file system, and below a root that holds nothing. */
    @Test
    void trees() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("root"));
        for (List<Path> batch : batches(someOfAll())) {
            trees(batch, SearchSettings.host());
            trees(
                    batch,
                    new SearchSettings(empty.toString(), List.of("/lib", "", "$ORIGIN/x")),
                    "--root",
                    empty + "/",
                    "--library-path",
                    "/lib:;$ORIGIN/x");
        }
        same("inspect", "--tree", "/nonexistent", "/tmp", "/etc/passwd", "/dev/null");
    }

    private static void trees(List<Path> batch, SearchSettings settings, String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of(options));
        words.addAll(List.of("--tree", "--format", "json"));
        StaticFreestand.Run run = inspect(batch, words.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        TreeReader reader = TreeReader.of(settings);
        List<TreeJson.Entry> expected = new ArrayList<>();
        JsonNode files = MAPPER.readTree(run.out()).get("files");
        for (int i = 0; i < batch.size(); i++) {
            FileReport report = RECORDS.treeToValue(files.get(i).get("file"), FileReport.class);
            expected.add(new TreeJson.Entry(
                    report, reader.read(batch.get(i), report.security().privileges())));
        }
        assertThat(run.out()).isEqualTo(TreeJson.print(expected));
        assertThat(run.exit())
                .isEqualTo(ProgramTree.exitCode(expected, code(batch)).status());
        words.set(words.indexOf("json"), "text");
        assertThat(inspect(batch, words.toArray(String[]::new)).out())
                .isEqualTo(expected.stream()
                        .map(entry -> TreeText.print(entry.file().path(), entry.tree(), ColourMode.PLAIN))
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void findings() throws IOException {
        for (List<Path> batch : batches(someOfAll())) {
            List<FileReport> reports = reports(
                    MAPPER.readTree(inspect(batch, "--format", "json").out()).get("files"));
            SarifFiles expected = new SarifFiles(SourceRoots.of(Path.of("")), true, true);
            reports.forEach(expected::add);
            int exit = ExitCode.of(reports).status();
            StaticFreestand.Run run = inspect(batch, "--format", "sarif");
            assertThat(run.out()).isEqualTo(expected.print(System.getProperty("project.version"), exit));
            assertThat(run.exit()).isEqualTo(exit);
        }
    }

    /** The corpus, and programs and libraries of this machine. */
    private static List<Path> someOfAll() throws IOException {
        List<Path> files = new ArrayList<>(corpus);
        for (Path home : List.of(Path.of("/usr/bin"), Path.of("/usr/lib/x86_64-linux-gnu"))) {
            List<Path> there = new ArrayList<>();
            try (Stream<Path> all = Files.list(home)) {
                for (Path file : all.sorted().toList()) {
                    if (Files.isRegularFile(file) && Files.size(file) < LONGEST && isElf(file)) {
                        there.add(file);
                    }
                }
            }
            for (int i = 0; i < there.size(); i += EVERY) {
                files.add(there.get(i));
            }
        }
        assertThat(files).hasSizeGreaterThan(FEWEST_IN_CORPUS + 30);
        return files;
    }

    private static List<List<Path>> batches(List<Path> files) {
        List<List<Path>> batches = new ArrayList<>();
        for (int from = 0; from < files.size(); from += BATCH) {
            batches.add(files.subList(from, Math.min(files.size(), from + BATCH)));
        }
        return batches;
    }

    private static List<FileReport> reports(List<Path> files) {
        return files.stream().map(UNAIDED::inspect).toList();
    }

    /** How the static edition ends that inspects these files and shows no view of them. */
    private static ExitCode code(List<Path> files) {
        int exit = inspect(files).exit();
        return Arrays.stream(ExitCode.values())
                .filter(one -> one.status() == exit)
                .findAny()
                .orElseThrow();
    }

    /** The whole command line of both, witnesses and all. */
    private static void same(String... words) {
        JavaEdition.Run expected = JavaEdition.run(List.of(words));
        StaticFreestand.Run run = StaticFreestand.run(words);
        assertThat(run.err()).isEqualTo(expected.err());
        assertThat(run.out()).isEqualTo(expected.out()).isNotEmpty();
        assertThat(run.exit()).isEqualTo(expected.exit());
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
