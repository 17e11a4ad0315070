package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freestand.cli.command.CommandResult;
import dev.freestand.core.name.EscapedText;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of any name are found and judged as under a plain one, in any locale, and their names are shown escaped. */
class HostileNamesIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String LAUNCHER =
            Path.of("target/freestand").toAbsolutePath().toString();

    /** Each as records hold it. */
    private static final List<String> NAMES = List.of(
            "caf\\xe9",
            "line\nend",
            "tail\n",
            "\u001b[31mred",
            "\u009b31m",
            "a\u202eb",
            "back\\\\slash",
            "\\\\xe9",
            "-dash",
            "--size",
            "\u00e9t\u00e9",
            "\\xff\\xfe",
            "tab\tand blank",
            "a\udb40\udc01b",
            "a\ud834\udd73\ud83f\udfff",
            "\\xed\\xa0\\x80half");

    /** One of each kind: not UTF-8, a line end, an escape sequence, an option. */
    private static final List<String> FEW = List.of("caf\\xe9", "line\nend", "\u001b[31mred", "--size");

    @TempDir
    private Path root;

    private Path folder;
    private SampleProject project;

    @BeforeEach
    void files() throws IOException {
        project = new SampleProject(root);
        project.compile("gcc", "-DDIFFERS=0", "greet.c", "-o", "plain");
        folder = Files.createDirectory(root.resolve("files"));
        for (String name : NAMES) {
            Files.copy(root.resolve("plain"), file(name));
        }
    }

    private Path file(String name) {
        return FileNames.ofText(FileNames.text(folder) + "/" + name);
    }

    /** No UTF-8 locale to go to: the hardest one. LocaleIT has those between. */
    private static final Map<String, String> HARDEST =
            Map.of("PATH", System.getenv("PATH"), "LC_ALL", "C", "LOCPATH", "/nonexistent");

    static List<Map<String, String>> environments() {
        return List.of(Map.of(), HARDEST);
    }

    private static ProcessResult freestand(Map<String, String> environment, Path in, List<String> arguments)
            throws IOException {
        List<String> argv = new ArrayList<>(List.of(LAUNCHER));
        argv.addAll(arguments);
        return new CommonsExecRunner().run(ProcessRequest.of(argv).in(in).withEnvironment(environment));
    }

    /** In the process of the test, where bytes that are not UTF-8 are as hard; names of files have to be absolute. */
    private static ProcessResult inside(String... words) throws IOException {
        try {
            return CommandResult.run(Duration.ofMinutes(2), words).asProcess();
        } catch (InterruptedException | ExecutionException e) {
            throw new IOException(String.join(" ", words), e);
        }
    }

    private ProcessResult all(Map<String, String> environment, String... arguments) throws IOException {
        return of(NAMES, environment, arguments);
    }

    private ProcessResult of(List<String> names, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> words = new ArrayList<>(List.of(arguments));
        words.add("--");
        names.forEach(name -> words.add(FileNames.word(FileNames.ofText(name))));
        ProcessResult result = freestand(environment, folder, words);
        quiet(result);
        return result;
    }

    private static void quiet(ProcessResult result) throws CharacterCodingException {
        for (byte[] stream : List.of(result.stdout(), result.stderr())) {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(stream))
                    .toString();
            assertThat(text.codePoints().filter(c -> c != '\n' && !EscapedText.isPlain(c)))
                    .isEmpty();
            assertThat(text).doesNotContain("\ufffd");
        }
    }

    @ParameterizedTest
    @MethodSource("environments")
    void filesAreJudgedAsUnderAPlainName(Map<String, String> environment) throws IOException {
        JsonNode plain = JSON.readTree(freestand(environment, root, List.of("--format", "json", "inspect", "plain"))
                        .stdout())
                .at("/files/0");
        assertThat(plain.at("/verdict/outcome").asText()).isEqualTo("PASS");
        // Also without PATH, which has getcap only for administrators anyway.
        assertThat(plain.at("/privileges/capabilities").asText()).isEqualTo("none");

        ProcessResult result = all(environment, "inspect", "--format", "json");

        assertThat(result.exitCode()).isZero();
        List<String> paths = new ArrayList<>();
        for (JsonNode file : JSON.readTree(result.stdout()).path("files")) {
            paths.add(file.path("path").asText());
            for (String same : List.of("sha256", "verdict", "needed", "sections", "libc", "error", "privileges")) {
                assertThat(file.path(same)).as(same).isEqualTo(plain.path(same));
            }
            assertThat(says(file)).isEqualTo(says(plain));
        }
        assertThat(paths).isEqualTo(NAMES);
    }

    private static Map<String, String> says(JsonNode file) {
        Map<String, String> says = new TreeMap<>();
        file.path("witnesses")
                .forEach(witness -> says.put(
                        witness.path("tool").asText(), witness.path("says").asText()));
        return says;
    }

    @Test
    void everyViewShowsThemEscaped() throws IOException {
        for (List<String> view :
                List.of(List.of("-v"), List.of("--tree"), List.of("--size"), List.of("--expect", "static"))) {
            List<String> words = new ArrayList<>(List.of("inspect"));
            words.addAll(view);
            // Of all names one view: each file is shown to four tools every time.
            List<String> names = view.contains("--size") ? NAMES : FEW;
            ProcessResult result = of(names, HARDEST, words.toArray(String[]::new));
            assertThat(result.exitCode()).as(view + result.err()).isEqualTo(view.contains("--expect") ? 1 : 0);
            for (String name : names) {
                assertThat("\n" + result.out() + result.err()).contains("\n" + EscapedText.name(name));
            }
        }
        for (String view : List.of("--tree", "--size")) {
            List<String> words = new ArrayList<>(List.of("inspect", view, "--format", "json", "--"));
            FEW.forEach(name -> words.add(FileNames.word(file(name))));
            ProcessResult result = inside(words.toArray(String[]::new));
            quiet(result);
            assertThat(result.exitCode()).as(view + result.err()).isZero();
        }
        ProcessResult difference = freestand(
                HARDEST,
                folder,
                List.of("inspect", "--diff", FileNames.word(file("caf\\xe9")), FileNames.word(file("a\u202eb"))));
        quiet(difference);
        assertThat(difference.exitCode()).isZero();
        assertThat(difference.out()).contains("caf\\xe9").contains("a\\u202eb");
    }

    @ParameterizedTest
    @MethodSource("environments")
    void aScanFindsThem(Map<String, String> environment) throws IOException {
        ProcessResult result =
                freestand(environment, root, List.of("scan", "--witnesses", "--format", "json", "files"));
        quiet(result);
        assertThat(result.exitCode()).isZero();
        List<String> paths = new ArrayList<>();
        for (String line : result.out().split("\n")) {
            JsonNode file = JSON.readTree(line);
            assertThat(file.at("/verdict/outcome").asText()).isEqualTo("PASS");
            paths.add(file.path("path").asText());
        }
        assertThat(paths)
                .containsExactlyInAnyOrderElementsOf(
                        NAMES.stream().map(name -> "files/" + name).toList());
        ProcessResult summary =
                freestand(environment, root, List.of("scan", FileNames.word(file("caf\\xe9")), "files"));
        quiet(summary);
        assertThat(summary.exitCode()).isZero();
        assertThat(summary.out()).contains(NAMES.size() + " ELF");
    }

    @Test
    void sarifHasTheirBytes() throws IOException {
        ProcessResult result = all(HARDEST, "inspect", "--format", "sarif");
        List<String> uris = new ArrayList<>();
        JSON.readTree(result.stdout())
                .at("/runs/0/artifacts")
                .forEach(one -> uris.add(one.at("/location/uri").asText()));
        assertThat(uris)
                .hasSize(NAMES.size())
                .contains("caf%E9", "line%0Aend", "%1B%5B31mred", "%C2%9B31m", "a%E2%80%AEb", "back%5Cslash", "-dash");
    }

    @Test
    void aFileThatIsNotThereIsNamed() throws IOException {
        String missing = FileNames.word(FileNames.ofText("no\\xe9\u009b"));
        ProcessResult inspected = freestand(HARDEST, folder, List.of("inspect", missing));
        quiet(inspected);
        assertThat(inspected.exitCode()).isEqualTo(3);
        assertThat(inspected.out()).contains("there is no file no\\xe9\\u009b");
        for (List<String> command : List.of(
                List.of("scan", missing),
                List.of("inspect", "--diff", missing, missing),
                List.of("inspect", "--tree", "--root", missing, "x"),
                List.of("--config", missing, "verify"),
                List.of("report", missing),
                List.of("inspect", "x", "--" + missing),
                List.of(missing))) {
            // An option, a command and a parameter as the launcher gets them.
            ProcessResult result = command.contains("verify") || command.size() == 1 || command.contains("scan")
                    ? freestand(HARDEST, folder, command)
                    : inside(command.toArray(String[]::new));
            quiet(result);
            assertThat(result.exitCode()).as(command + result.err()).isEqualTo(2);
            assertThat(result.err()).contains("no\\xe9\\u009b");
        }
    }

    @Test
    void theWorkingFolderMayHaveSuchAName() throws IOException {
        for (String name : List.of("in\\xe9", "in\u00e9", "in\u009b\n")) {
            Path odd = Files.createDirectory(file(name));
            Files.copy(root.resolve("plain"), odd.resolve("a.out"));
            for (List<String> command : List.of(List.of("inspect", "--tree", "./a.out"), List.of("scan", "."))) {
                ProcessResult result = freestand(HARDEST, odd, command);
                quiet(result);
                assertThat(result.exitCode())
                        .as(name + command + result.out() + result.err())
                        .isZero();
            }
            ProcessResult above = freestand(HARDEST, odd, List.of("inspect", "../-dash"));
            assertThat(above.out()).contains("PASS");
        }
    }

    /** The hardest locale, and where the environments are. */
    private static Map<String, String> atHome() {
        Map<String, String> environment = new TreeMap<>(HARDEST);
        environment.put("HOME", System.getenv("HOME"));
        return environment;
    }

    private ProcessResult inProject(Path odd, int code, String... command) throws IOException {
        ProcessResult result = freestand(atHome(), odd, List.of(command));
        quiet(result);
        assertThat(result.exitCode())
                .as(String.join(" ", command) + result.out() + result.err())
                .isEqualTo(code);
        return result;
    }

    private static ProcessResult inside(int code, String... words) throws IOException {
        ProcessResult result = inside(words);
        quiet(result);
        assertThat(result.exitCode())
                .as(String.join(" ", words) + result.out() + result.err())
                .isEqualTo(code);
        return result;
    }

    /** Not UTF-8, with whatever a shell, a terminal, a URI or an editor acts upon. */
    @Test
    void aProjectFolderMayHaveSuchAName() throws IOException {
        String name = "caf\\xe9\\xed\\xa0\\x80 quo\"te's $x\nline \u001b[31m\u202e\udb40\udc01\\\\a:b,c;d%41#?-";
        project.configure(
                "musl-gcc -static -Os -s -DDIFFERS=0 greet.c -o out/greet",
                "shipment: { packages: { formats: [deb, rpm], summary: Greets, description: Greets people.,"
                        + " license: MIT, maintainer: A <a@b.example>, homepage: 'https://example.org' } }\n");
        Path odd = Files.createDirectory(file(name));
        for (String one : List.of("freestand.yaml", "greet.c")) {
            Files.copy(root.resolve(one), odd.resolve(one));
        }
        String shown = EscapedText.name(FileNames.text(odd));

        ProcessResult verified = inProject(odd, 0, "verify", "--engine", "sandbox");
        assertThat(verified.err()).contains("report: " + shown + "/target/freestand/report.html");
        assertThat(inProject(odd, 0, "ship").out()).contains("shipped: " + shown + "/target/ship");
        inProject(odd, 0, "verify-shipment", "--unsigned", "target/ship");
        String config = FileNames.word(odd.resolve("freestand.yaml"));
        inside(0, "report", FileNames.word(odd.resolve("target/freestand/proof.json")));
        String key = FileNames.word(odd.resolve("k"));
        inside(0, "keygen", "-o", key);
        assertThat(freestand(HARDEST, folder, List.of("--config", config, "build"))
                        .exitCode())
                .isZero();

        Path below = Files.createDirectory(odd.resolve("below"));
        inProject(below, 0, "--config", "../freestand.yaml", "build");
        assertThat(below).isEmptyDirectory();

        // Errors there are reported with the same names.
        assertThat(inside(2, "keygen", "-o", key).err()).contains(shown + "/k.pub.pem already exists");
        Files.copy(odd.resolve("target/freestand/proof.json"), odd.resolve("proof.json"));
        Files.writeString(odd.resolve("freestand.lock"), "[");
        assertThat(inside(2, "--config", config, "verify", "--engine", "sandbox")
                        .err())
                .contains(shown + "/freestand.lock");
        Files.delete(odd.resolve("freestand.lock"));
        Files.delete(odd.resolve("greet.c"));
        assertThat(inside(2, "--config", config, "build").err()).contains("match no file below " + shown);
        Files.writeString(odd.resolve("file"), "");
        String file = FileNames.word(odd.resolve("file"));
        assertThat(inside(3, "report", "-o", file, FileNames.word(odd.resolve("proof.json")))
                        .err())
                .contains(shown + "/file/report.html: cannot be written: ");
        Files.move(odd.resolve("freestand.yaml"), odd.resolve("gone"));
        inProject(odd, 2, "build");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "caf\\xe9"})
    void filesInSharedMemoryAreSeenByAllWitnesses(String name) throws IOException {
        Path shared = Files.createTempDirectory(Path.of("/dev/shm"), "freestand-test");
        Path file = FileNames.ofText(shared + "/" + name);
        try {
            Files.copy(root.resolve("plain"), file);
            ProcessResult result = inside("inspect", "--format", "json", FileNames.word(file));
            assertThat(says(JSON.readTree(result.stdout()).at("/files/0")))
                    .isEqualTo(Map.of("ldd", "dynamic", "file", "dynamic", "size", "agrees", "readelf", "dynamic"));
        } finally {
            Files.deleteIfExists(file);
            Files.delete(shared);
        }
    }

    /** Of the same length, so that they can be put where the plain ones are. */
    private static byte[] with(byte[] file, String plain, String hostile) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        assertThat(hostile).hasSameSizeAs(plain);
        assertThat(text).contains(plain);
        return text.replace(plain, hostile).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void namesWithinAFileAreShownEscaped() throws IOException {
        Files.writeString(root.resolve("l.c"), "int f(void){return 1;}\n");
        Files.writeString(
                root.resolve("p.c"),
                "int f(void); int x __attribute__((section(\".sectionAAAAAAAA\")))=3; char symbolAAAAAAAA[5000]={1};\n"
                        + "int main(void){return f();}\n");
        project.compile("gcc", "-shared", "-fPIC", "-Wl,-soname,libAAAAAAAA.so", "-o", "libAAAAAAAA.so", "l.c");
        project.compile("gcc", "-o", "named", "p.c", "-L.", "-lAAAAAAAA", "-Wl,-rpath,/rpathAAAAAAAA");
        byte[] file = Files.readAllBytes(root.resolve("named"));
        String eight = "\u00e9\u001b[\u00c2\u009b\\\n";
        file = with(file, "libAAAAAAAA.so", "lib" + eight + "A.so");
        file = with(file, ".sectionAAAAAAAA", ".section" + eight + "A");
        file = with(file, "symbolAAAAAAAA", "symbol" + eight + "A");
        file = with(file, "/rpathAAAAAAAA", "/rpath" + eight + "A");
        Files.write(root.resolve("named"), file);

        String text = "\\xe9\u001b[\u009b\\\\\nA";
        ProcessResult inspected = freestand(Map.of(), root, List.of("inspect", "--format", "json", "named"));
        quiet(inspected);
        assertThat(inspected.exitCode()).as(inspected.out()).isZero();
        JsonNode report = JSON.readTree(inspected.stdout()).at("/files/0");
        assertThat(report.at("/needed/0").asText()).isEqualTo("lib" + text + ".so");
        assertThat(report.at("/hardening/runpath").asText()).isEqualTo("/rpath" + text);
        assertThat(report.path("sections").findValuesAsText("name")).contains(".section" + text);

        String shown = EscapedText.name(text);
        String named = root.resolve("named").toString();
        for (List<String> view : List.of(
                List.of("inspect", "-v", named),
                List.of("inspect", "--size", named),
                List.of("inspect", "--diff", root.resolve("plain").toString(), named),
                List.of("inspect", "--tree", named))) {
            ProcessResult result = inside(view.toArray(String[]::new));
            quiet(result);
            assertThat(result.out()).contains(shown);
        }
        // The loader looks for the very bytes.
        Path folderOfIt = FileNames.ofText(FileNames.text(root) + "/rpath");
        Files.createDirectory(folderOfIt);
        Files.copy(root.resolve("libAAAAAAAA.so"), FileNames.ofText(folderOfIt + "/lib" + text + ".so"));
        ProcessResult tree = inside("inspect", "--tree", "--library-path", FileNames.word(folderOfIt), named);
        assertThat(tree.exitCode()).as(tree.out()).isZero();
        assertThat(tree.out()).contains("rpath/lib" + shown + ".so");
    }
}
