package dev.freestand.cli.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.cli.pipeline.PipelineFactory;
import dev.freestand.cli.unpack.UnpackedInput;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.PreparedEnvironment;
import dev.freestand.core.facts.Libc;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.HostMachine;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages installed by a real rpm, in a tree that has nothing but that rpm and an empty database: no shell either. */
class RpmInstallationIT {

    /** One that installs; one for a newer glibc; one that depends on nothing there is; one whose script fails. */
    private static final String SPEC = """
            %define _binary_payload w3.zstdio
            %define _build_id_links none
            %define __os_install_post %{nil}
            %define debug_package %{nil}
            Name: greet
            Version: 1
            Release: 1
            Summary: greets
            License: MIT
            AutoReqProv: no
            %description
            Greets.
            %package newer
            Summary: greets
            AutoReqProv: no
            Requires: libc.so.6(GLIBC_9.99)(64bit)
            %description newer
            Greets.
            %package asks
            Summary: greets
            AutoReqProv: no
            Requires: libnowhere9 >= 2
            %description asks
            Greets.
            %package fails
            Summary: greets
            AutoReqProv: no
            %description fails
            Greets.
            %post fails -p <lua>
            error("boom")
            %install
            mkdir -p %{buildroot}/usr/bin
            for name in greet newer asks fails; do printf 'int main(void){return 0;}' | musl-gcc -static -s -DNAME=$name -x c - -o %{buildroot}/usr/bin/$name; done
            %files
            /usr/bin/greet
            %files newer
            /usr/bin/newer
            %files asks
            /usr/bin/asks
            %files fails
            /usr/bin/fails
            """;

    @TempDir
    private static Path folder;

    private ProgramSearch search = new ProgramSearch(Inspector.withoutWitnesses());

    private static void run(String... command) throws IOException {
        ProcessResult result =
                new CommonsExecRunner().run(ProcessRequest.of(List.of(command)).in(folder));
        assertThat(result.succeeded()).as(result.out() + result.err()).isTrue();
    }

    @BeforeAll
    static void packagesAndTree() throws IOException {
        Files.writeString(folder.resolve("greet.spec"), SPEC);
        run("rpmbuild", "--quiet", "-bb", "--target", "x86_64", "-D", "_topdir " + folder, "greet.spec");
        run("bash", "-ec", """
                mkdir -p tree/tmp tree/var/lib/rpm tree/etc/rpm
                # Debian's has it in the home folder, which it asks a shell for.
                echo '%_dbpath /var/lib/rpm' >tree/etc/rpm/macros
                cp -L --parents /usr/bin/rpm $(ldd /usr/bin/rpm | grep -o '/[^ ]*') tree
                cp -rL --parents /usr/lib/rpm tree""");
    }

    private PackageInstallation.Result install(String name) throws Exception {
        search = new ProgramSearch(Inspector.withoutWitnesses());
        Inputs inputs = new Inputs(Files.createTempDirectory(folder, "work"), search, message -> {});
        inputs.add(folder.resolve("RPMS/x86_64/" + name + "-1-1.x86_64.rpm").toString(), null);
        Libc libc = new Libc(LibcFlavour.GLIBC, "2.36");
        Path tree = folder.resolve("tree");
        Environment environment = new Environment(
                "rpm-1",
                "rpm alone",
                "fedora",
                null,
                libc,
                null,
                null,
                null,
                null,
                "tree",
                false,
                null,
                null,
                null,
                HostMachine.CURRENT);
        PackageInstallation installation =
                new PackageInstallation(PipelineFactory.runner(), UnpackedInput.Format.RPM, inputs.packages());
        assertThat(installation.fits(environment)).isTrue();
        return installation.into(
                new PreparedEnvironment(environment, tree, "0".repeat(64), libc, null, null, null),
                folder.resolve("root-" + name),
                search.programs());
    }

    @Test
    void aPackageOfZstdIsInstalledWithTheBytesThatWereFound() throws Exception {
        assertThat(install("greet")).isEqualTo(new PackageInstallation.Result(PackageInstallation.State.INSTALLED, ""));
        assertThat(search.programs()).extracting(FoundProgram::place).containsExactly("usr/bin/greet");
        assertThat(folder.resolve("root-greet/usr/bin/greet")).isExecutable();
        assertThat(folder.resolve("tree/usr/bin/greet")).doesNotExist();
    }

    @Test
    void whyItIsNotInstalledIsSaid() throws Exception {
        assertThat(install("greet-newer"))
                .isEqualTo(new PackageInstallation.Result(
                        PackageInstallation.State.NOT_FOR_IT, "it depends on libc.so.6(GLIBC_9.99)(64bit)"));
        assertThat(install("greet-asks"))
                .isEqualTo(new PackageInstallation.Result(
                        PackageInstallation.State.UNKNOWN,
                        "it depends on libnowhere9 >= 2, which cannot be downloaded without a network"));
        assertThat(install("greet-fails"))
                .isEqualTo(new PackageInstallation.Result(
                        PackageInstallation.State.UNKNOWN,
                        "its script %post(greet-fails-1-1.x86_64) failed in line 1: boom"));
    }
}
