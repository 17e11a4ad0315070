package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.environment.EnvironmentCache;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.report.json.ProofJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages used by dpkg, rpm and tar: installed in an environment, run there, and removed. */
class PackagesIT {

    private static final String MUSL = "musl-gcc -static -Os -s -DDIFFERS=0 greet.c -o out/greet";

    private static final String SHIPMENT = """
            shipment:
              files: { man/: [ greet.1 ], completions/fish/: [ greet.fish ] }
              packages:
                formats: [ tar.gz, deb, rpm ]
                maintainer: The makers <makers@localhost>
                license: MIT
                summary: 'Says hello: "$(id)" [[name]] <b>'
                description: "More of it.\\n\\n.Dots begin this line\\n  Indented.\\nEssential: yes\\n"
                homepage: https://example.org/greet
                install:
                  /usr/share/man/man1/: [ greet.1 ]
                  /usr/share/fish/vendor_completions.d/: [ greet.fish ]
                  /usr/share/doc/greet/: [ LICENSE ]
            """;

    private static final String DEB = "target/ship/greet_0.1.0_amd64.deb";
    private static final String RPM = "target/ship/greet-0.1.0-1.x86_64.rpm";
    private static final String TAR = "target/ship/greet-0.1.0-linux-x86_64.tar.gz";

    @TempDir
    private Path root;

    private SampleProject project;

    @BeforeEach
    void proved() throws IOException {
        project = new SampleProject(root).configure(MUSL, SHIPMENT);
        for (String file : List.of("greet.1", "greet.fish", "LICENSE")) {
            Files.writeString(project.path(file), file + "\n");
        }
        project.after("verify");
    }

    private void ship() throws IOException {
        ProcessResult result = project.inside("ship");
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    }

    private String run(String... argv) throws IOException {
        ProcessResult result = project.run(argv);
        assertThat(result.exitCode())
                .as(String.join(" ", argv) + "\n" + result.out() + result.err())
                .isZero();
        return result.out();
    }

    /** Runs a shell command as root of a copy of an environment's tree, without a network; the project is in /mnt. */
    private String within(Path tree, String command) throws IOException {
        List<String> argv =
                new ArrayList<>(List.of("bwrap", "--unshare-all", "--uid", "0", "--gid", "0", "--cap-add", "ALL"));
        argv.addAll(List.of("--die-with-parent", "--bind", tree.toString(), "/", "--proc", "/proc", "--dev", "/dev"));
        argv.addAll(List.of("--ro-bind", root.toString(), "/mnt", "--clearenv", "--setenv", "PATH"));
        argv.addAll(List.of("/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "sh", "-ec", command));
        return run(argv.toArray(new String[0]));
    }

    private Path copyOf(String environment) throws IOException {
        Path tree = root.resolve("tree-" + environment);
        Path rootfs = EnvironmentCache.of(System.getenv())
                .folder()
                .resolve(environment)
                .resolve("rootfs");
        project.compile("cp", "-a", rootfs.toString(), tree.toString());
        return tree;
    }

    @Test
    void dpkgInstallsRunsVerifiesAndRemovesTheProvedFile() throws Exception {
        ship();
        Path tree = copyOf("debian-12");

        // A bare tree lacks diff, which dpkg requires to be there although it needs none here.
        assertThat(within(
                        tree,
                        "dpkg --force-bad-path -i /mnt/" + DEB + " && greet && dpkg -V greet && command -v greet"))
                .endsWith("hello\n/usr/bin/greet\n");
        assertThat(within(tree, "dpkg -L greet").lines())
                .contains(
                        "/usr/bin/greet",
                        "/usr/share/man/man1/greet.1.gz",
                        "/usr/share/doc/greet/copyright",
                        "/usr/share/doc/greet/changelog.gz",
                        "/usr/share/fish/vendor_completions.d/greet.fish",
                        "/usr/share/doc/greet/LICENSE");
        assertThat(run("sha256sum", tree.resolve("usr/bin/greet").toString())).startsWith(digest());
        assertThat(within(tree, "dpkg-query -W -f '${Essential}|${binary:Summary}|${Depends}|${Homepage}' greet"))
                .isEqualTo("no|Says hello: \"$(id)\" [[name]] <b>||https://example.org/greet");
        assertThat(within(tree, "stat -c '%a %u:%g %n' /usr/bin/greet /usr/share/man/man1/greet.1.gz"))
                .isEqualTo("755 0:0 /usr/bin/greet\n644 0:0 /usr/share/man/man1/greet.1.gz\n");
        within(tree, "dpkg --force-bad-path -r greet");
        assertThat(tree.resolve("usr/bin/greet")).doesNotExist();
        assertThat(tree.resolve("usr/share/doc/greet")).doesNotExist();
    }

    @Test
    void rpmInstallsRunsVerifiesAndRemovesTheProvedFile() throws Exception {
        ship();
        Path tree = Files.createDirectory(root.resolve("rpm-root"));

        assertThat(run("rpm", "-K", "--nosignature", RPM)).contains("digests OK");
        String rpm = "rpm --root " + tree + " --nosignature ";
        run("sh", "-ec", rpm + "-i " + RPM + " && " + rpm + "-V greet");
        assertThat(run("sha256sum", tree.resolve("usr/bin/greet").toString())).startsWith(digest());
        assertThat(run("bwrap", "--unshare-all", "--ro-bind", tree.toString(), "/", "/usr/bin/greet"))
                .isEqualTo("hello\n");
        assertThat(run("rpm", "-qp", "--nosignature", "--qf", "%{SUMMARY}|%{LICENSE}|%{BUILDHOST}|%{ARCH}|%{URL}", RPM))
                .isEqualTo("Says hello: \"$(id)\" [[name]] <b>|MIT|localhost|x86_64|https://example.org/greet");
        assertThat(run(
                        "rpm",
                        "-qp",
                        "--nosignature",
                        "--qf",
                        "[%{FILEMODES:perms} %{FILEUSERNAME} %{FILENAMES}\n]",
                        RPM))
                .contains("-rwxr-xr-x root /usr/bin/greet\n", "drwxr-xr-x root /usr/share/doc/greet\n");
        assertThat(run("rpm", "-qp", "--nosignature", "--requires", RPM).lines())
                .allMatch(line -> line.startsWith("rpmlib("));
        run("sh", "-ec", rpm + "-e greet");
        assertThat(tree.resolve("usr/bin/greet")).doesNotExist();
        assertThat(tree.resolve("usr/share/doc/greet")).doesNotExist();
    }

    @Test
    void tarUnpacksAFileThatRuns() throws Exception {
        ship();
        Path tree = copyOf("busybox");

        assertThat(within(
                        tree,
                        "mkdir /work && cd /work && tar xzf /mnt/" + TAR
                                + " && greet-0.1.0/bin/greet && ls greet-0.1.0"))
                .isEqualTo("hello\nLICENSE\nREADME\nbin\nshare\n");
        Path unpacked = tree.resolve("work/greet-0.1.0");
        assertThat(run("sha256sum", unpacked.resolve("bin/greet").toString())).startsWith(digest());
        assertThat(unpacked.resolve("README")).content().contains("cp -R bin share /usr/local/", digest());
        assertThat(unpacked.resolve("share/man/man1/greet.1")).hasContent("greet.1\n");
    }

    @Test
    void theSameBytesOnAnotherDayByAnotherUserElsewhere() throws Exception {
        project.with("SOURCE_DATE_EPOCH", "1700000000");
        ship();
        String first = run("sh", "-c", "cd target/ship && sha256sum *.deb *.rpm *.tar.gz");

        Files.setPosixFilePermissions(project.path("greet.1"), PosixFilePermissions.fromString("rwx------"));
        run("touch", "-d", "2001-01-01", "greet.1", "LICENSE", "out/greet");
        project.with("TZ", "Pacific/Kiritimati")
                .with("LC_ALL", "C")
                .with("FREESTAND_JAVA_OPTIONS", "-Duser.language=ar");
        String launcher = Path.of("target/freestand").toAbsolutePath().toString();
        run("sh", "-ec", "umask 077; exec " + launcher + " ship");
        assertThat(run("sh", "-c", "cd target/ship && sha256sum *.deb *.rpm *.tar.gz"))
                .isEqualTo(first);
        assertThat(first.lines()).hasSize(3);
        assertThat(run("env", "TZ=UTC", "dpkg-deb", "-c", DEB)).contains("2023-11-14");
    }

    @Test
    void everythingIsInTheListOfChecksumsAndReadable() throws Exception {
        ship();
        run("sh", "-ec", "cd target/ship && sha256sum --check --strict SHA256SUMS");
        assertThat(project.path("target/ship/SHA256SUMS"))
                .content()
                .contains("  man/greet.1\n", "  completions/fish/greet.fish\n", ".deb\n", ".rpm\n", ".tar.gz\n");
        assertThat(project.path("target/ship/man/greet.1")).hasContent("greet.1\n");
    }

    /** Nothing but the summary, the licence and the maintainer, as most projects begin. */
    private static final String LEAST = """
            shipment:
              packages:
                formats: [ tar.gz, deb, rpm ]
                maintainer: The makers <makers@example.org>
                license: MIT
                summary: Says hello
            """;

    @ParameterizedTest
    @ValueSource(strings = {"MIT", "Apache-2.0 OR GPL-3.0-or-later"})
    void lintianFindsNothingInADebOfWhateverLicense(String license) throws Exception {
        Files.writeString(
                project.path("freestand.yaml"),
                Files.readString(project.path("freestand.yaml")).replace(SHIPMENT, LEAST.replace("MIT", license)));
        prove();
        ship();
        lintian(DEB);
    }

    @Test
    void lintianFindsNothingInAPreReleaseWithManualAndDescription() throws Exception {
        Files.writeString(
                project.path("freestand.yaml"),
                Files.readString(project.path("freestand.yaml"))
                        .replace("@localhost", "@example.org")
                        .replace("version: 0.1.0", "version: 1.2.0-rc.1"));
        Files.writeString(project.path("greet.1"), ".TH GREET 1\n.SH NAME\ngreet \\- says hello\n");
        prove();
        ship();
        String deb = "target/ship/greet_1.2.0-rc.1_amd64.deb";
        lintian(deb);
        assertThat(run("dpkg-deb", "-f", deb, "Version")).isEqualTo("1.2.0~rc.1\n");
        assertThat(run(
                        "rpm",
                        "-qp",
                        "--nosignature",
                        "--qf",
                        "%{VERSION}",
                        "target/ship/greet-1.2.0-rc.1-1.x86_64.rpm"))
                .isEqualTo("1.2.0~rc.1");
        assertThat(project.inside(
                                "verify-shipment",
                                "--unsigned",
                                project.path("target/ship").toString())
                        .exitCode())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.0~rc.1", "1.2.0+build.5-x"})
    void versionsOfOtherFormsShipAndAreFoundGood(String version) throws Exception {
        Files.writeString(
                project.path("freestand.yaml"),
                Files.readString(project.path("freestand.yaml")).replace("version: 0.1.0", "version: " + version));
        prove();
        ship();
        assertThat(project.path("target/ship/greet_" + version + "_amd64.deb")).exists();
        assertThat(project.inside(
                                "verify-shipment",
                                "--unsigned",
                                project.path("target/ship").toString())
                        .exitCode())
                .isZero();
    }

    @Test
    void theManualPageThatAPackageWithoutOneGetsReadsWithoutAWarning() throws Exception {
        Files.writeString(
                project.path("freestand.yaml"),
                Files.readString(project.path("freestand.yaml"))
                        .replace("/usr/share/man/man1/: [ greet.1 ]", "/usr/share/doc/greet/greet.txt: [ greet.1 ]"));
        prove();
        ship();
        run("sh", "-ec", "mkdir deb && dpkg-deb -x " + DEB + " deb");
        ProcessResult page = project.run("man", "--warnings", "-l", "deb/usr/share/man/man1/greet.1.gz");
        assertThat(page.err()).isEmpty();
        assertThat(page.out()).contains("Says hello: \"$(id)\" [[name]] <b>", "More of it.", ".Dots begin this line");
    }

    private void prove() throws IOException {
        ProcessResult result = project.inside("verify", "--engine", "sandbox");
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    }

    private void lintian(String deb) throws IOException {
        List<String> argv = new ArrayList<>(List.of("lintian", "--fail-on", "error,warning"));
        if (System.getProperty("user.name").equals("root")) {
            argv.add("--allow-root");
        }
        argv.add(deb);
        assertThat(run(argv.toArray(new String[0]))).isEmpty();
    }

    @Test
    void whatIsNotThereShipsNothing() throws Exception {
        Files.delete(project.path("greet.1"));
        ProcessResult result = project.inside("ship");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("freestand: nothing is shipped: shipment.files: man/: 'greet.1' matches no file below ");
        assertThat(project.path("target/ship")).doesNotExist();

        Files.createSymbolicLink(project.path("greet.1"), Path.of("/etc/passwd"));
        result = project.inside("ship");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("greet.1 is not a regular file but a symbolic link");
        assertThat(project.path("target/ship")).doesNotExist();
    }

    private String digest() throws Exception {
        return ProofJson.read(project.path("target/freestand/proof.json"))
                .variants()
                .get(0)
                .sha256();
    }
}
