package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.environment.EnvironmentCache;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command that a document shows is run as it stands, in the order of its page, each page in a folder of its own that
 * holds what its words in capitals stand for; or it is named here, with what runs it instead.
 */
class DocumentedCommandsIT {

    private static final Path ROOT = Documents.ROOT;
    private static final String TESTS = "ci/cli/src/test/java/dev/freestand/cli/";
    private static final String CI = ".github/workflows/ci.yml: ";
    private static final String RCLI = "rcli/src/test/java/dev/freestand/rcli/ShippedDocumentsCheck.java: README.md";
    private static final String INSTALL = TESTS + "InstallScriptIT.java: ";
    private static final String MAVEN = "ci/maven-plugin/src/test/java/dev/freestand/maven/OutsideProjectIT.java: ";
    private static final String INIT = TESTS + "init/InitIT.java: ";
    private static final String LONG = "no: it takes minutes; ";

    /**
     * Beginnings of commands that do not run here: each with the file that runs the command and the text there that does, or
     * with why nothing can.
     */
    private static final Map<String, String> ELSEWHERE = new TreeMap<>(Map.ofEntries(
            // What builds, tests and measures this project.
            Map.entry("ci/verify", CI + "ci/verify"),
            Map.entry("ci/test", CI + "ci/test"),
            Map.entry("ci/verify --machines", LONG + "ci/test verifies three of its machines"),
            Map.entry("ci/setup", "ci/verify: ci/setup"),
            Map.entry("ci/setup --docker", "ci/test: ci/setup --docker"),
            Map.entry("ci/setup --kernels", TESTS + "SetupScriptIT.java: --kernels"),
            Map.entry("ci/setup --stop-docker", "ci/test: ci/setup --stop-docker"),
            Map.entry("ci/setup --tests", "ci/test: --tests"),
            Map.entry("ci/setup --package", "ci/test: --package"),
            Map.entry("ci/setup --bench", LONG + "only ci/bench takes it"),
            Map.entry("ci/setup --fuzz", LONG + "only ci/fuzz takes it"),
            Map.entry("ci/bench ", LONG + "its figures are in the pages that name it"),
            Map.entry("ci/package --check", "ci/test: ci/package --check static full image"),
            Map.entry("ci/package maven", "no: deploys this build; OutsideProjectIT has the plugin from a folder"),
            Map.entry("ci/package full", "ci/test: ci/package --check static full image"),
            Map.entry("mvn test ", LONG + "ci/test runs all tests"),
            Map.entry("ci/setup && mvn verify -DskipTests ", "ci/test: clean verify"),
            Map.entry("mvn verify -pl ", "ci/test: clean verify"),
            Map.entry("mvn -T 2 -pl ci/cli -am package ", "ci/test: clean verify"),
            Map.entry("mvn spotless:apply", "no: it changes this checkout; the build checks the format"),
            Map.entry("cp ci/standalone/target/ship/", "ci/package: static_file"),
            Map.entry("freestand --config ci/standalone/cross/freestand.yaml ", "ci/test: cross/freestand.yaml verify"),
            Map.entry("freestand --config rcli/freestand.yaml ", "ci/test: --config rcli/freestand.yaml verify"),
            Map.entry(
                    "freestand --config hazard.yaml verify", TESTS + "ExamplesIT.java: \"--config\", \"hazard.yaml\""),
            Map.entry(
                    "freestand --config broken.yaml verify", TESTS + "ExamplesIT.java: \"--config\", \"broken.yaml\""),
            Map.entry("freestand inspect --size --map freestand.map ", TESTS + "SizeIT.java: \"--map\""),
            // What takes Docker, a registry, the network, or root.
            Map.entry("docker load", "ci/package: load -q -i"),
            Map.entry("docker run ", "ci/package: run --rm --network none -v"),
            Map.entry("docker login", "no: it takes an account"),
            Map.entry("freestand doctor --registry ", INIT + "\"doctor\", \"--registry\""),
            Map.entry("curl ", INSTALL + "curl"),
            Map.entry("sh install.sh --from ", INSTALL + "--from"),
            Map.entry("sh install.sh --prefix ~/tools --uninstall", INSTALL + "--uninstall"),
            Map.entry("sh target/ship/install.sh ", INSTALL + "\"--key\""),
            Map.entry("sudo sh install.sh", INSTALL + "install.sh"),
            Map.entry("sudo dpkg -i ", TESTS + "PackagesIT.java: -i /mnt/"),
            Map.entry("sudo rpm -i ", TESTS + "PackagesIT.java: -i \""),
            Map.entry("kubectl ", "no: there is no cluster; PipelinesTest checks the files"),
            Map.entry(
                    "freestand verify-shipment --certificate-identity ", TESTS + "KeylessIT.java: --certificate-oidc"),
            // What takes rcli, which is built after this.
            Map.entry("rcli ", RCLI),
            Map.entry("tar ", RCLI),
            // What takes seconds, and is done with other words in a test of its own.
            Map.entry("freestand prove app.tar.gz", TESTS + "ProveIT.java: a.tar.xz"),
            Map.entry("freestand prove app -- --help", TESTS + "ProveIT.java: \"--\""),
            Map.entry(
                    "freestand verify --baseline old.json",
                    TESTS + "BaselineIT.java: \"--baseline\", file(\"old.json\")"),
            Map.entry("freestand verify --shard ", TESTS + "ShardIT.java: \"--shard\""),
            Map.entry("freestand merge one.json two.json", TESTS + "ShardIT.java: \"merge\""),
            Map.entry("freestand verify --variant musl", TESTS + "BuildFailuresIT.java: \"--variant\""),
            // What asks for a choice.
            Map.entry("freestand init [DIR]", INIT + "\"init\", root"),
            Map.entry("freestand init --ci ", INIT + "\"--ci\", \"github\""),
            Map.entry("freestand environments prepare NAME", TESTS + "EnvironmentsIT.java: \"prepare\", \"musl\""),
            // The example for Maven, as OutsideProjectIT copies it.
            Map.entry("mvn verify", MAVEN + "maven(\"verify\")"),
            Map.entry("mvn freestand:inspect ", MAVEN + "inspect"),
            Map.entry("mvn freestand:help", MAVEN + "help")));

    /** Examples, whose commands {@link ExamplesIT} runs in their folders. */
    private static final Set<String> EXAMPLES = Set.of("any-binary", "c", "cargo", "go");

    /** What a command may end with where that is not 0 alone; documents say so. */
    private static final Map<String, List<Integer>> CODES =
            Map.of("freestand doctor", List.of(0, 3), "freestand inspect FILE --glibc ", List.of(3));

    /** What a user has elsewhere or chooses, and what that is here. */
    private static final Map<String, String> HERE =
            Map.of("/srv/releases", "target/ship", "rcli/target", "target", "help COMMAND", "help verify");

    private static final Pattern SHOWN = Pattern.compile(
            "(?s)```(console|sh)\\n(.*?)```|```.*?```|(?<!`)`((?:freestand|rcli|docker|mvn|ci/[a-z]+) [^`]+)`");

    private static final int FEWEST_RUN = 25;

    private static final String CONFIGURATION = """
            freestand: 1
            subject: greet
            version: 1.0.0
            variants:
              - name: musl
                build: [ musl-gcc, -static, -s, "-Wl,-Map=target/greet.map", -o, target/greet, greet.c ]
                inputs: [ "*.c" ]
                artifact: target/greet
                expect: { linkage: static, libc: musl, stripped: true }
                ship: true
              - name: dynamic
                build: [ gcc, -o, target/greet-dynamic, greet.c ]
                inputs: [ "*.c" ]
                artifact: target/greet-dynamic
            behaviours:
              - { name: greets, args: [], exit: 0, stdout: "hello\\n" }
            environments: { include: [ scratch, busybox, klibc ] }
            kernelFloor: false
            """;

    private static final String PROGRAM = """
            #include <stdio.h>
            int main(void) { return puts("hello") < 0; }
            """;

    @TempDir
    private static Path root;

    /** A project that was verified and shipped; each page works in a copy. */
    private static Path proved;

    @BeforeAll
    static void prepare() throws IOException {
        Path bin = Files.createDirectories(root.resolve("bin"));
        Path home = Files.createDirectories(root.resolve("home"));
        Path launcher = Path.of("target/freestand").toAbsolutePath();
        Files.writeString(bin.resolve("freestand"), "#!/bin/sh\nexec '" + launcher + "' \"$@\"\n");
        Files.setPosixFilePermissions(bin.resolve("freestand"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.copy(
                ROOT.resolve("ci/standalone/target/variants/musl-static/freestand")
                        .toRealPath(),
                home.resolve("freestand"));
        // Without its kernels, which take their time.
        Files.createSymbolicLink(
                Files.createDirectories(root.resolve("cache")).resolve("environments"),
                EnvironmentCache.of(System.getenv()).folder());
        proved = Files.createDirectories(root.resolve("greet"));
        Files.createDirectories(proved.resolve("target"));
        Files.writeString(proved.resolve("greet.c"), PROGRAM);
        Files.writeString(proved.resolve("Makefile"), "greet: greet.c\n\tmusl-gcc -static -o greet greet.c\n");
        Files.writeString(proved.resolve("freestand.yaml"), CONFIGURATION);
        Files.writeString(proved.resolve(".gitignore"), "/*\n!/greet.c\n!/Makefile\n!/freestand.yaml\n");
        shell("git init -q && git add . && git -c user.name=A -c user.email=a@b.example commit -qm all");
        shell(
                "musl-gcc -static -g -o FILE greet.c && cp FILE NEW && cp FILE app && cp FILE rcli && tar czf app.tar.gz app");
        shell("musl-gcc -static -s -o OLD greet.c");
        shell("openssl genpkey -algorithm ed25519 -out key.pem && openssl pkey -in key.pem -pubout -out PUB.pem");
        shell(
                "freestand verify && freestand ship --key key.pem && cp -R target/ship DIR && cp PUB.pem release.pub.pem");
        shell("cp target/freestand/proof.json .");
    }

    @AfterAll
    static void unlink() throws IOException {
        Files.delete(root.resolve("cache/environments"));
    }

    private static void shell(String line) throws IOException {
        ProcessResult result = run(proved, line);
        assertThat(result.exitCode())
                .as(line + ": " + result.out() + result.err())
                .isZero();
    }

    private static ProcessResult run(Path folder, String line) throws IOException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("FREESTAND_CACHE", root.resolve("cache").toString());
        environment.put("FREESTAND_COMPILER", "quick");
        environment.put("HOME", root.resolve("home").toString());
        environment.put("PATH", root.resolve("bin") + ":" + System.getenv("PATH"));
        if (!line.contains("--engine all")) {
            // The sandbox alone, which is quick.
            environment.put("DOCKER_HOST", "unix://" + root + "/no-daemon.sock");
        }
        environment.remove("GITHUB_ACTIONS");
        return new CommonsExecRunner()
                .run(ProcessRequest.of(List.of("sh", "-ec", line))
                        .in(folder)
                        .withEnvironment(environment)
                        .withTimeout(Duration.ofMinutes(3)));
    }

    /** A command, and what its page says it prints. */
    private record Shown(String command, String output) {}

    /**
     * In a terminal's block what is behind a prompt, without the remark behind it; a shell's block as a whole; in a line of
     * text what is set as code and is more than a command's name.
     */
    private static List<Shown> shown(String text) {
        List<Shown> all = new ArrayList<>();
        for (Matcher matcher = SHOWN.matcher(text); matcher.find(); ) {
            if (matcher.group(3) != null) {
                String command = matcher.group(3).replaceAll("\\s*\\n\\s*", " ");
                if (!command.matches("freestand (?:-v )?\\S+|docker run|mvn install|rcli →.*")) {
                    all.add(new Shown(command, ""));
                }
            } else if ("sh".equals(matcher.group(1))) {
                all.add(new Shown(matcher.group(2), ""));
            } else if (matcher.group(1) != null) {
                for (String part : matcher.group(2).split("(?m)^\\$ ")) {
                    String[] lines = part.split("\n", 2);
                    if (!lines[0].isEmpty()) {
                        all.add(new Shown(lines[0].replaceFirst("\\s{2,}# .*", ""), lines.length > 1 ? lines[1] : ""));
                    }
                }
            }
        }
        return all;
    }

    /** The longest beginning that a command has; empty where it has none. */
    private static String elsewhere(String command) {
        return ELSEWHERE.keySet().stream()
                .filter(command::startsWith)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    private static List<Integer> codes(String command) {
        return CODES.entrySet().stream()
                .filter(entry -> command.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findAny()
                .orElse(List.of(0));
    }

    private static boolean isRunByExamplesIt(Path document, String command) throws IOException {
        Path folder = document.getParent();
        if (!folder.endsWith(Path.of("ci/examples", folder.getFileName().toString()))
                || !EXAMPLES.contains(folder.getFileName().toString())) {
            return false;
        }
        String call =
                folder.getFileName() + command.replaceFirst("^freestand", "").replace(" ", "\", \"");
        return Files.readString(ROOT.resolve(TESTS + "ExamplesIT.java")).contains("\"" + call + "\"");
    }

    @Test
    void everyCommandInADocumentRuns() throws Exception {
        Set<String> unused = new TreeSet<>(ELSEWHERE.keySet());
        Set<String> seen = new HashSet<>();
        List<Callable<Map<String, String>>> pages = new ArrayList<>();
        for (Path document : Documents.all()) {
            List<Shown> commands = new ArrayList<>();
            for (Shown shown : shown(Files.readString(document))) {
                String other = elsewhere(shown.command());
                unused.remove(other);
                // What several pages name is run for the first of them.
                if (other.isEmpty() && !isRunByExamplesIt(document, shown.command()) && seen.add(shown.command())) {
                    commands.add(shown);
                }
            }
            if (!commands.isEmpty()) {
                pages.add(() -> failed(ROOT.relativize(document).toString(), commands));
            }
        }
        Map<String, String> failed = new TreeMap<>();
        ExecutorService side = Executors.newFixedThreadPool(2);
        try {
            for (Future<Map<String, String>> page : side.invokeAll(pages)) {
                failed.putAll(page.get());
            }
        } finally {
            side.shutdownNow();
        }
        assertThat(failed).isEmpty();
        assertThat(unused).as("no document has these any more").isEmpty();
        assertThat(seen).hasSizeGreaterThan(FEWEST_RUN);
    }

    /** Runs the commands of a page, and gives what those that failed said. */
    private static Map<String, String> failed(String page, List<Shown> commands) throws IOException {
        Map<String, String> failed = new HashMap<>();
        Path folder = folder(page.replace('/', '-'), commands);
        for (Shown shown : commands) {
            ProcessResult result = run(place(folder, shown.command()), here(shown.command()));
            if (!codes(shown.command()).contains(result.exitCode())
                    || !result.out().contains(shown.output())) {
                failed.put(page + ": " + shown.command(), result.exitCode() + ": " + result.out() + result.err());
            }
        }
        return failed;
    }

    /** A copy of what was proved; where the page begins without a configuration, so does the folder. */
    private static Path folder(String name, List<Shown> commands) throws IOException {
        Path folder = root.resolve("page-" + name);
        shell("cp -a . '" + folder + "'");
        if (commands.stream().anyMatch(shown -> shown.command().startsWith("freestand init"))) {
            shell("rm -r '" + folder + "/freestand.yaml' '" + folder + "/target'");
        }
        if (commands.stream().anyMatch(shown -> shown.command().startsWith("freestand keygen -o release"))) {
            Files.delete(folder.resolve("release.pub.pem"));
        }
        return folder;
    }

    /** Checks that take no Freestand are typed in the shipment. */
    private static Path place(Path folder, String command) {
        return command.startsWith("sha256sum ") ? folder.resolve("target/ship") : folder;
    }

    private static String here(String command) {
        String line = command;
        for (Map.Entry<String, String> place : HERE.entrySet()) {
            line = line.replace(place.getKey(), place.getValue());
        }
        return line;
    }

    @Test
    void whatRunsTheOthersDoesSo() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, String> entry : ELSEWHERE.entrySet()) {
            String[] runner = entry.getValue().split(": ", 2);
            if (!runner[0].equals("no")
                    && !Files.readString(ROOT.resolve(runner[0])).contains(runner[1])) {
                wrong.add(entry.getKey() + ": " + runner[1] + " is not in " + runner[0]);
            }
        }
        assertThat(wrong).isEmpty();
    }
}
