package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command that a document shows in a block is run as it stands: here, or by the test that is named for it. */
class DocumentedCommandsIT {

    private static final Path ROOT = Documents.ROOT;
    private static final Pattern BLOCK = Pattern.compile("(?s)```(console|sh)\\n(.*?)```");

    /** Beginnings of commands that something else runs, each with the file that does; or with why nothing can. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("ci/verify ", ".github/workflows/ci.yml"),
            Map.entry("ci/test ", ".ci/run"),
            Map.entry("cp ci/standalone/target/ship/", "ci/test"),
            Map.entry("mvn ", "ci/maven-plugin/src/test/java/dev/freestand/maven/OutsideProjectIT.java"),
            Map.entry("sudo dpkg -i ", "ci/cli/src/test/java/dev/freestand/cli/PackagesIT.java"),
            Map.entry("sudo rpm -i ", "ci/cli/src/test/java/dev/freestand/cli/PackagesIT.java"),
            Map.entry("sudo sh install.sh", "ci/cli/src/test/java/dev/freestand/cli/InstallScriptIT.java"),
            Map.entry("sh target/ship/install.sh ", "ci/cli/src/test/java/dev/freestand/cli/InstallScriptIT.java"),
            Map.entry("sh install.sh ", "ci/cli/src/test/java/dev/freestand/cli/InstallScriptIT.java"),
            Map.entry("curl -sSO https://example.org/", "ci/cli/src/test/java/dev/freestand/cli/InstallScriptIT.java"),
            Map.entry("rcli ", "rcli/src/test/java/dev/freestand/rcli/ShippedDocumentsCheck.java"),
            Map.entry("tar ", "rcli/src/test/java/dev/freestand/rcli/ShippedDocumentsCheck.java"),
            Map.entry("grep ", "rcli/src/test/java/dev/freestand/rcli/ShippedDocumentsCheck.java"),
            Map.entry("kubectl ", "no: there is no cluster; PipelinesTest checks the files"));

    /** Documents whose commands another test runs whole. */
    private static final Map<String, String> WHOLE_ELSEWHERE = Map.of(
            "ci/examples/any-binary/README.md", "ci/cli/src/test/java/dev/freestand/cli/ExamplesIT.java",
            "ci/examples/c/README.md", "ci/cli/src/test/java/dev/freestand/cli/ExamplesIT.java",
            "ci/examples/cargo/README.md", "ci/cli/src/test/java/dev/freestand/cli/ExamplesIT.java",
            "ci/examples/go/README.md", "ci/cli/src/test/java/dev/freestand/cli/ExamplesIT.java");

    /** What a command may end with where that is not 0 alone. */
    private static final Map<String, List<Integer>> CODES =
            Map.of("freestand doctor", List.of(0, 3), "freestand verify --shard", List.of(3));

    /** What has to be so before a command, by its beginning. */
    private static final Map<String, String> BEFORE = Map.of("freestand keygen -o release ", "rm release.pub.pem");

    private static final String CONFIGURATION = """
            freestand: 1
            subject: greet
            version: 1.0.0
            variants:
              - name: musl
                build: [ musl-gcc, -static, -s, -o, target/greet, greet.c ]
                artifact: target/greet
                expect: { linkage: static, libc: musl, stripped: true }
                ship: true
              - name: dynamic
                build: [ gcc, -o, target/greet-dynamic, greet.c ]
                artifact: target/greet-dynamic
            behaviours:
              - { name: greets, args: [], exit: 0, stdout: "hello\\n" }
            environments: { include: [ scratch, busybox ], require: [ scratch ] }
            """;

    private static final String PROGRAM = """
            #include <stdio.h>
            int main(void) { return puts("hello") < 0; }
            """;

    @TempDir
    private Path root;

    /** The folder of a project with what the documents' words in capitals stand for. */
    private Path project() throws IOException {
        Path project = Files.createDirectories(root.resolve("greet"));
        Files.writeString(project.resolve("greet.c"), PROGRAM);
        Files.writeString(project.resolve("freestand.yaml"), CONFIGURATION);
        Files.writeString(project.resolve(".gitignore"), "/*\n!greet.c\n!freestand.yaml\n!.gitignore\n");
        Files.createDirectories(project.resolve("target"));
        shell(project, "git init -q && git add . && git -c user.name=A -c user.email=a@b.example commit -qm all");
        shell(project, "musl-gcc -static -s -o FILE greet.c && cp FILE NEW && cp FILE app && cp FILE rcli");
        shell(project, "musl-gcc -static -s -O0 -o OLD greet.c && tar czf app.tar.gz app");
        shell(project, "freestand verify && freestand keygen -o key && freestand ship --key key.pem");
        shell(project, "cp -R target/ship DIR && cp key.pub.pem PUB.pem && cp key.pub.pem release.pub.pem");
        shell(project, "for i in 1 2; do freestand verify --shard $i/2 --output part$i || test $? -eq 3; done");
        shell(project, "mv part1/proof.json one.json; mv part2/proof.json two.json");
        Path fresh = Files.createDirectories(root.resolve("new"));
        Files.writeString(fresh.resolve("greet.c"), PROGRAM);
        Files.writeString(fresh.resolve("Makefile"), "greet: greet.c\n\tmusl-gcc -static -o greet greet.c\n");
        return project;
    }

    private ProcessResult run(Path folder, String line) throws IOException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("HOME", root.resolve("home").toString());
        environment.put("FREESTAND_CACHE", cache());
        environment.put("PATH", root.resolve("bin") + ":" + System.getenv("PATH"));
        return new CommonsExecRunner()
                .run(ProcessRequest.of(List.of("sh", "-ec", line))
                        .in(folder)
                        .withEnvironment(environment)
                        .withTimeout(Duration.ofMinutes(3)));
    }

    private static String cache() {
        String set = System.getenv("FREESTAND_CACHE");
        return set != null
                ? set
                : Path.of(System.getProperty("user.home"), ".cache/freestand").toString();
    }

    private void shell(Path folder, String line) throws IOException {
        ProcessResult result = run(folder, line);
        assertThat(result.exitCode())
                .as(line + ": " + result.out() + result.err())
                .isZero();
    }

    @Test
    void everyCommandInADocumentRuns() throws IOException {
        tools();
        Path project = project();
        Map<String, String> failed = new LinkedHashMap<>();
        TreeSet<String> unused = new TreeSet<>(ELSEWHERE.keySet());
        int ran = 0;
        for (Path document : Documents.all()) {
            String name = ROOT.relativize(document).toString();
            if (WHOLE_ELSEWHERE.containsKey(name)) {
                continue;
            }
            for (Matcher block = BLOCK.matcher(Files.readString(document)); block.find(); ) {
                for (String command : commands(block.group(1), block.group(2))) {
                    String other = elsewhere(command);
                    if (!other.isEmpty()) {
                        unused.remove(other);
                        continue;
                    }
                    ran++;
                    for (String beginning : BEFORE.keySet()) {
                        if (command.startsWith(beginning)) {
                            shell(project, BEFORE.get(beginning));
                        }
                    }
                    ProcessResult result = run(folder(project, command), command);
                    if (!codes(command).contains(result.exitCode())) {
                        failed.put(name + ": " + command, result.exitCode() + ": " + result.out() + result.err());
                    }
                }
            }
        }
        assertThat(failed).isEmpty();
        assertThat(unused).as("no document has these any more").isEmpty();
        assertThat(ran).isGreaterThan(15);
    }

    @Test
    void whatRunsTheOthersIsThere() {
        List<String> runners = new ArrayList<>(ELSEWHERE.values());
        runners.addAll(WHOLE_ELSEWHERE.values());
        runners.stream()
                .filter(runner -> !runner.startsWith("no: "))
                .forEach(runner -> assertThat(ROOT.resolve(runner)).isRegularFile());
        WHOLE_ELSEWHERE
                .keySet()
                .forEach(document -> assertThat(ROOT.resolve(document)).isRegularFile());
    }

    private void tools() throws IOException {
        Path bin = Files.createDirectories(root.resolve("bin"));
        Path home = Files.createDirectories(root.resolve("home"));
        Path launcher = Path.of("target/freestand").toAbsolutePath();
        Files.writeString(bin.resolve("freestand"), "#!/bin/sh\nexec '" + launcher + "' \"$@\"\n");
        Files.setPosixFilePermissions(bin.resolve("freestand"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.copy(ROOT.resolve("ci/standalone/target/variants/musl-static/freestand"), home.resolve("freestand"));
        Files.setPosixFilePermissions(home.resolve("freestand"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /**
     * The commands of a block: in one of a terminal those behind a prompt, without the remark behind them; one of a shell is
     * a single script.
     */
    private static List<String> commands(String kind, String text) {
        if (kind.equals("sh")) {
            return List.of(text);
        }
        return text.lines()
                .filter(line -> line.startsWith("$ "))
                .map(line -> line.substring(2).replaceFirst("\\s{2,}#.*|\\s# .*", ""))
                .toList();
    }

    private static String elsewhere(String command) {
        return ELSEWHERE.keySet().stream()
                .filter(beginning -> (command + " ").startsWith(beginning))
                .findAny()
                .orElse("");
    }

    private static List<Integer> codes(String command) {
        return CODES.entrySet().stream()
                .filter(entry -> command.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findAny()
                .orElse(List.of(0));
    }

    /** Where a command is typed: a script of checks in the shipment, the first steps in a project that has no configuration. */
    private Path folder(Path project, String command) {
        if (command.startsWith("freestand init")) {
            return root.resolve("new");
        }
        return command.startsWith("sha256sum ") ? project.resolve("target/ship") : project;
    }
}
