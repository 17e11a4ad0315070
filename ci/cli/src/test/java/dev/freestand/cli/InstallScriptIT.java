package dev.freestand.cli;

import static dev.freestand.cli.SampleProject.expect;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.freestand.containers.environment.EnvironmentCache;
import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code install.sh} of a shipment, in the shells of the environments and against what can go wrong. */
class InstallScriptIT {

    private static final String BINARY = "greet-0.1.0-linux-x86_64";

    private static final String SHIPMENT = """
            shipment:
              files: { man/: [ greet.1 ], completions/bash/greet: [ greet.bash ] }
            """;

    /** Installs, runs and removes; then is given a file with one byte changed, and one of another length. */
    private static final String EVERYTHING = """
            prefix="/made/it's a prefix"
            sh /ship/install.sh --prefix "$prefix"
            "$prefix/bin/greet"
            cat "$prefix/share/man/man1/greet.1" "$prefix/share/bash-completion/completions/greet"
            sh /ship/install.sh --prefix="$prefix" --uninstall
            for left in "$prefix"/*; do
                [ ! -e "$left" ] || { echo "left: $left"; exit 9; }
            done
            for bad in /changed /longer; do
                code=0
                sh "$bad/install.sh" --prefix /refused || code=$?
                echo "exit $code"
                [ ! -e /refused ] || { echo "something was written"; exit 9; }
            done
            """;

    @TempDir
    private static Path root;

    private static SampleProject project;

    @TempDir
    private Path copies;

    private Path ship;
    private Path prefix;

    @BeforeAll
    static void shipped() throws IOException {
        project = new SampleProject(root)
                .configure("musl-gcc -static -Os -s -DDIFFERS=0 greet.c -o out/greet", SHIPMENT)
                .with("GITHUB_ACTIONS", "");
        Files.writeString(project.path("greet.1"), "the page\n");
        Files.writeString(project.path("greet.bash"), "the completion\n");
        project.compile("openssl", "genpkey", "-algorithm", "ed25519", "-out", "release.pem");
        project.compile("openssl", "pkey", "-in", "release.pem", "-pubout", "-out", "release.pub.pem");
        project.compile("openssl", "genpkey", "-algorithm", "ed25519", "-out", "other.pem");
        project.compile("openssl", "pkey", "-in", "other.pem", "-pubout", "-out", "other.pub.pem");
        project.compile("chmod", "600", "release.pem");
        for (ProcessResult result : List.of(
                project.freestand("verify", "--engine", "sandbox"),
                project.freestand("ship", "--keyless", "off", "--key", "release.pem"))) {
            assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        }
    }

    @BeforeEach
    void copy() throws IOException {
        ship = copies.resolve("the shipment");
        prefix = copies.resolve("pre fix");
        project.compile("cp", "-a", "target/ship", ship.toString());
    }

    private ProcessResult install(String... arguments) throws IOException {
        List<String> argv =
                new ArrayList<>(List.of("sh", ship.resolve("install.sh").toString()));
        argv.addAll(List.of("--prefix", prefix.toString()));
        argv.addAll(List.of(arguments));
        return project.run(argv.toArray(new String[0]));
    }

    private static void alter(Path file, String command) throws IOException {
        ProcessResult result = project.run("sh", "-ec", command, "sh", file.toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    /** The tree of an environment below a root that can be written to, which is gone afterwards. */
    private ProcessResult within(String environment, String command) throws IOException {
        Path rootfs = EnvironmentCache.of(System.getenv())
                .folder()
                .resolve(environment)
                .resolve("rootfs");
        List<String> argv =
                new ArrayList<>(List.of("bwrap", "--unshare-all", "--die-with-parent", "--uid", "0", "--gid", "0"));
        try (Stream<Path> entries = Files.list(rootfs)) {
            for (Path entry : entries.sorted().toList()) {
                String name = "/" + entry.getFileName();
                if (Files.isSymbolicLink(entry)) {
                    argv.addAll(
                            List.of("--symlink", Files.readSymbolicLink(entry).toString(), name));
                } else if (!List.of("/proc", "/dev", "/tmp").contains(name)) {
                    argv.addAll(List.of("--ro-bind", entry.toString(), name));
                }
            }
        }
        argv.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--dir", "/tmp", "--dir", "/made"));
        argv.addAll(List.of("--ro-bind", ship.toString(), "/ship"));
        for (String bad : List.of("changed", "longer")) {
            argv.addAll(List.of("--ro-bind", copies.resolve(bad).toString(), "/" + bad));
        }
        argv.addAll(List.of("--clearenv", "--setenv", "PATH", "/usr/sbin:/usr/bin:/sbin:/bin", "sh", "-ec", command));
        return project.run(argv.toArray(new String[0]));
    }

    private void badCopies() throws IOException {
        for (String bad : List.of("changed", "longer")) {
            project.compile("cp", "-a", "target/ship", copies.resolve(bad).toString());
        }
        alter(copies.resolve("changed/" + BINARY), "printf X | dd of=\"$1\" bs=1 seek=5000 conv=notrunc 2>/dev/null");
        alter(copies.resolve("longer/man/greet.1"), "echo more >>\"$1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"busybox", "debian-11", "debian-12", "debian-13", "debian-testing"})
    void installsAndRemovesAndRefusesWhatWasTamperedWith(String environment) throws IOException {
        badCopies();
        String place = "/made/it's a prefix/";
        ProcessResult result = within(environment, EVERYTHING);
        expect(result, 0);
        assertThat(result.out().lines())
                .containsExactly(
                        "greet 0.1.0: variant static (static, for x86-64; needs no library of this machine)",
                        "installed " + place + "share/man/man1/greet.1",
                        "installed " + place + "share/bash-completion/completions/greet",
                        "installed " + place + "bin/greet",
                        place + "bin is not on the PATH: add it, or call " + place + "bin/greet",
                        "hello",
                        "the page",
                        "the completion",
                        "removed " + place + "share/man/man1/greet.1",
                        "removed " + place + "share/bash-completion/completions/greet",
                        "removed " + place + "bin/greet",
                        "greet is uninstalled from /made/it's a prefix",
                        "greet 0.1.0: variant static (static, for x86-64; needs no library of this machine)",
                        "exit 1",
                        "greet 0.1.0: variant static (static, for x86-64; needs no library of this machine)",
                        "exit 1");
        assertThat(result.err())
                .contains(
                        BINARY + " is not the file that was shipped; nothing was written",
                        "man/greet.1 is not the file that was shipped; nothing was written");
    }

    /** A userland without a tool that knows SHA-256: no file is installed there, good or bad. */
    @Test
    void klibcHasTooFewToolsAndIsToldWhich() throws IOException {
        badCopies();
        ProcessResult result = within("klibc", """
                for ship in /ship /changed; do
                    code=0
                    sh $ship/install.sh --prefix /made/prefix || code=$?
                    echo "exit $code"
                    [ ! -e /made/prefix ]
                done
                """);
        expect(result, 0, "exit 3\nexit 3\n");
        assertThat(result.err().lines())
                .containsExactly(
                        "install.sh: required tools are missing: chmod rm rmdir"
                                + " sha256sum (or openssl, shasum, busybox)",
                        "install.sh: required tools are missing: chmod rm rmdir"
                                + " sha256sum (or openssl, shasum, busybox)");
    }

    @Test
    void shellcheckFindsNothing() throws IOException {
        expect(project.run("shellcheck", "-s", "sh", "target/ship/install.sh"), 0);
    }

    @Test
    void theSignatureIsCheckedByTheKeyThatIsGiven() throws IOException {
        String key = project.path("release.pub.pem").toString();
        expect(install("--key", key), 0, "signature of SHA256SUMS: good", "installed ");
        expect(install("--uninstall"), 0);
        expect(install("--key", project.path("other.pub.pem").toString()), 1, "is not a signature of SHA256SUMS");
        expect(install("--key", project.path("greet.1").toString()), 2, "is not a public key");
        alter(ship.resolve("install.sh"), "printf '# more\\n' >>\"$1\"");
        expect(install("--key", key), 1, "lists another install.sh than this one");
        alter(ship.resolve("SHA256SUMS"), "sed -i s/greet.bash/greet.fish/ \"$1\"; echo >>\"$1\"");
        expect(install("--key", key), 1, "is not a signature of SHA256SUMS");
        Files.delete(ship.resolve("SHA256SUMS.sig"));
        expect(install("--key", key), 1, "SHA256SUMS.sig is missing");
        assertThat(prefix.resolve("bin")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl", "wget"})
    void downloadsByEitherToolAndRefusesWhatTheServerChanged(String tool) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Path file = ship.resolve(exchange.getRequestURI().getPath().substring(1));
            byte[] content = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            exchange.sendResponseHeaders(Files.exists(file) ? 200 : 404, content.length == 0 ? -1 : content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            // Nothing but this tool and what the script itself takes; and the script comes from a pipe.
            String command = """
                    mkdir -p bin
                    for each in sh cat chmod mkdir mktemp mv rm rmdir uname sha256sum openssl id $2; do
                        ln -sf "$(command -v $each)" bin/
                    done
                    PATH=$PWD/bin sh -s -- --from "$1" --prefix "$3" --key release.pub.pem <"$4/install.sh"
                    """;
            String[] argv = {"sh", "-ec", command, "sh", url, tool, prefix.toString(), ship.toString()};
            expect(project.run(argv), 0, "signature of SHA256SUMS: good", "installed " + prefix + "/bin/greet\n");
            expect(project.run(prefix.resolve("bin/greet").toString()), 0, "hello\n");
            expect(install("--uninstall"), 0);
            alter(ship.resolve(BINARY), "printf X | dd of=\"$1\" bs=1 seek=5000 conv=notrunc 2>/dev/null");
            expect(project.run(argv), 1, BINARY + " is not the file that was shipped; nothing was written");
            alter(ship.resolve(BINARY), "head -c 9000000 /dev/zero >\"$1\"");
            expect(project.run(argv), 1, "nothing was written");
            Files.delete(ship.resolve(BINARY));
            expect(project.run(argv), 1, "cannot be downloaded by " + tool + "; nothing was written");
            assertThat(prefix.resolve("bin")).doesNotExist();
        } finally {
            server.stop(0);
            project.compile("rm", "-rf", "bin");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--frefix x|2|unknown option --frefix",
                "--variant|2|--variant needs a value",
                "--variant other|2|there is no variant other here, only: static",
                "--from /nowhere|1|--from /nowhere: this folder does not exist",
                "--from ftp://host|2|only http:// and https:// are supported",
                "--prefix /tmp/../x|2|write it without . and ..",
                "--uninstall|1|the list of installed files, does not exist",
            })
    void mistakesAreNamed(String arguments, int exit, String words) throws IOException {
        expect(install(arguments.split(" ")), exit, words);
        assertThat(prefix).doesNotExist();
    }

    @Test
    void whatOthersPutThereOrChangedIsLeftAlone() throws IOException {
        Path program = prefix.resolve("bin/greet");
        Files.createDirectories(program.getParent());
        Files.writeString(program, "another's\n");
        expect(install(), 1, program + " exists and was not installed by this script");
        assertThat(program).hasContent("another's\n");
        assertThat(prefix.resolve("share")).doesNotExist();
        Files.delete(program);

        Files.createDirectories(program);
        expect(install(), 1, program + " is a folder");
        Files.delete(program);

        expect(install("--dry-run"), 0, "would install " + program);
        assertThat(program).doesNotExist();
        expect(install(), 0);
        expect(install(), 0);
        Files.writeString(program, "changed\n");
        expect(install("--uninstall"), 1, "left " + program + ": it is not the file that was installed");
        assertThat(program).hasContent("changed\n");
        assertThat(prefix.resolve("share/man/man1")).isEmptyDirectory();
    }

    /** The last file cannot be written: nothing of the others is there then. */
    @Test
    void halfAnInstallationIsTakenBack() throws IOException {
        Files.createDirectories(prefix.resolve("share"));
        Files.writeString(prefix.resolve("share/man"), "no folder\n");
        expect(install(), 1, prefix + "/share/man cannot be created; nothing was installed");
        try (Stream<Path> left = Files.walk(prefix)) {
            assertThat(left.filter(Files::isRegularFile)).containsExactly(prefix.resolve("share/man"));
        }
        assertThat(prefix.resolve("bin")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../../victim", "bin/../../victim", "share/./../../victim"})
    void aListThatLeadsElsewhereRemovesNothing(String path) throws IOException {
        Path victim = copies.resolve("victim");
        Files.writeString(victim, "");
        Files.createDirectories(prefix.resolve("share/greet"));
        Files.writeString(
                prefix.resolve("share/greet/installed"),
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  " + path + "\n");
        expect(install("--uninstall"), 1, "is not a list that this script wrote");
        assertThat(victim).exists();
    }
}
