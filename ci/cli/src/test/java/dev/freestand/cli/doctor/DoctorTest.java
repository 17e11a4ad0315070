package dev.freestand.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.confine.ControlGroups;
import dev.freestand.containers.engine.Availability;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.text.ColourMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Machines that are folders, each with something that is not as it has to be. */
class DoctorTest {

    private static final String UBUNTU =
            "PRETTY_NAME=\"Ubuntu 24.04.1 LTS\"\nNAME=\"Ubuntu\"\nVERSION_ID=\"24.04\"\nID=ubuntu\nID_LIKE=debian\n";
    private static final String FEDORA = "NAME=\"Fedora Linux\"\nID=fedora\nPRETTY_NAME=\"Fedora Linux 42\"\n";
    private static final String ALPINE = "NAME=\"Alpine Linux\"\nID=alpine\nPRETTY_NAME=\"Alpine Linux v3.22\"\n";

    private static final String REFUSED =
            "the sandbox did not finish running the probe: bwrap: setting up uid map:" + " Permission denied";

    @TempDir
    private Path root;

    private static DoctorFinding finding(DoctorReport report, String name) {
        return report.findings().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aMachineThatHasEverythingNeeded() throws Exception {
        DoctorReport report = new FakeHost(root, UBUNTU).examine();
        assertThat(report.verdict()).isEqualTo(Outcome.PASS);
        assertThat(report.system()).isEqualTo("Ubuntu 24.04.1 LTS, Linux 6.8.0-31-generic");
        assertThat(report.installer()).isEqualTo("apt-get");
        assertThat(finding(report, "ldd").found()).isEqualTo("2.39");
        assertThat(finding(report, "strace").found()).isEqualTo("6.8");
        assertThat(finding(report, "prlimit").found()).isEqualTo("2.39.3");
        // What only some projects need is missing, and changes nothing.
        assertThat(finding(report, "cargo").state()).isEqualTo(FindingState.MISSING);
        assertThat(DoctorText.print(report, ColourMode.PLAIN))
                .startsWith("PASS  everything that freestand verify needs is available\n"
                        + "Ubuntu 24.04.1 LTS, Linux 6.8.0-31-generic; packages by apt-get\n");
    }

    @ParameterizedTest
    @CsvSource({"ldd", "file", "size", "bwrap", "strace", "prlimit"})
    void eachToolThatIsNeededCounts(String tool) throws Exception {
        DoctorReport report = new FakeHost(root, UBUNTU).without(tool).examine();
        assertThat(report.verdict()).isEqualTo(Outcome.INCONCLUSIVE);
        DoctorFinding missing = finding(report, tool);
        assertThat(missing.needed()).isTrue();
        assertThat(missing.absence()).isNotBlank();
        assertThat(missing.fix()).startsWith("sudo apt-get install -y ");
        assertThat(DoctorText.print(report, ColourMode.PLAIN))
                .startsWith("INCONCLUSIVE  one requirement of freestand verify is not met: " + tool + "\n")
                .contains("needed; without it: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ID=debian                                 | sudo apt-get install -y libc-bin
            ID=linuxmint,ID_LIKE="ubuntu debian"      | sudo apt-get install -y libc-bin
            ID=rocky,ID_LIKE="rhel centos fedora"     | sudo dnf install -y glibc-common
            ID="opensuse-leap",ID_LIKE="suse opensuse" | sudo zypper --non-interactive install glibc
            ID=alpine                                 | sudo apk add -U musl-utils
            ID=manjaro,ID_LIKE=arch                   | sudo pacman -S --noconfirm glibc
            ID=nixos                                  | find the package that contains ldd
            ID="$(reboot)"                            | find the package that contains ldd
            """)
    void theCommandIsOfThisDistribution(String release, String command) throws Exception {
        DoctorReport report = new FakeHost(root, release.replace(",", "\n") + "\n")
                .without("ldd")
                .examine();
        assertThat(finding(report, "ldd").fix()).isEqualTo(command);
    }

    @Test
    void rootNeedsNoSudoAndUnknownPackagesAreNotInvented() throws Exception {
        DoctorReport report = new FakeHost(root, ALPINE)
                .tool("ldd", "musl libc (x86_64)\nVersion 1.2.5\nDynamic Program Loader\n")
                .without("strace")
                .asRoot()
                .examine();
        assertThat(finding(report, "ldd").found()).isEqualTo("1.2.5");
        assertThat(finding(report, "strace").fix()).isEqualTo("apk add -U strace");
        assertThat(finding(report, "musl-gcc").fix())
                .isEqualTo("find the package that contains /usr/bin/musl-gcc: apk search -U -x cmd:musl-gcc");
    }

    /** Fedora's packages are not all there, and CentOS 7 has no dnf. */
    @Test
    void anEnterpriseLinuxHasOtherPackages() throws Exception {
        DoctorReport rocky = new FakeHost(root, "ID=rocky\nID_LIKE=\"rhel centos fedora\"\n")
                .without("strace")
                .examine();
        assertThat(finding(rocky, "strace").fix()).isEqualTo("sudo dnf install -y strace");
        assertThat(finding(rocky, "musl-gcc").fix())
                .isEqualTo("find the package that contains /usr/bin/musl-gcc: dnf provides /usr/bin/musl-gcc");
        DoctorReport old = new FakeHost(root, "ID=centos\nID_LIKE=\"rhel fedora\"\n")
                .without("strace")
                .tool("yum", "")
                .examine();
        assertThat(old.installer()).isEqualTo("yum");
        assertThat(finding(old, "strace").fix()).isEqualTo("sudo yum install -y strace");
        DoctorReport fedora = new FakeHost(root, "ID=fedora\n")
                .without("strace")
                .tool("dnf5", "")
                .examine();
        assertThat(finding(fedora, "musl-gcc").fix()).isEqualTo("sudo dnf5 install -y musl-gcc");
    }

    @Test
    void aFreshContainerFetchesTheListsOfPackagesFirst() throws Exception {
        FakeHost host = new FakeHost(root, "ID=debian\n").without("strace");
        Files.delete(root.resolve("var/lib/apt/lists/deb_main_binary-amd64_Packages"));
        assertThat(finding(host.examine(), "strace").fix())
                .isEqualTo("sudo apt-get update && sudo apt-get install -y strace");
    }

    @Test
    void anotherToolOfThatNameIsNotTheOneThatIsAsked() throws Exception {
        DoctorReport report =
                new FakeHost(root, ALPINE).tool("size", "BusyBox v1.37\n").examine();
        assertThat(finding(report, "size").state()).isEqualTo(FindingState.LIMITED);
        assertThat(finding(report, "size").found()).isEqualTo("/usr/bin/size is not the size that is known here");
        assertThat(report.verdict()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void aToolOffTheSearchPathIsFound() throws Exception {
        DoctorReport report = new FakeHost(root, UBUNTU)
                .tool("/usr/sbin", "getcap", "usage: getcap")
                .examine();
        assertThat(finding(report, "getcap").state()).isEqualTo(FindingState.LIMITED);
        assertThat(finding(report, "getcap").fix()).isEqualTo("export PATH=$PATH:/usr/sbin");
    }

    /** Ubuntu 24.04 lets every user make a namespace, and then refuses to map users in it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kernel/apparmor_restrict_unprivileged_userns=1 | sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0
            kernel/unprivileged_userns_clone=0             | sudo sysctl -w kernel.unprivileged_userns_clone=1
            user/max_user_namespaces=0                     | sudo sysctl -w user.max_user_namespaces=15000
            user/max_user_namespaces=0,kernel/unprivileged_userns_clone=0 | sudo sysctl -w kernel.unprivileged_userns_clone=1 user.max_user_namespaces=15000
            user/max_user_namespaces=62000                 | run as root, or use Docker; in a container, start the container with --security-opt seccomp=unconfined
            """)
    void whatKeepsTheSandboxFromWorkingIsNamed(String settings, String fix) throws Exception {
        FakeHost host = new FakeHost(root, UBUNTU)
                .tool("unshare", "refused: unshare: write failed /proc/self/uid_map: Operation not permitted\n");
        for (String setting : settings.split(",")) {
            host.file("/proc/sys/" + setting.replaceFirst("=.*", ""), setting.replaceFirst(".*=", "") + "\n");
        }
        host.sandbox =
                () -> new Availability(false, REFUSED + "; the kernel refuses them. To open them: on Ubuntu ...");
        DoctorReport report = host.examine();
        assertThat(report.verdict()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(finding(report, "user namespaces").fix()).isEqualTo(fix);
        assertThat(finding(report, "sandbox").fix()).isEqualTo(fix);
        assertThat(finding(report, "user namespaces").needed()).isTrue();
        assertThat(finding(report, "sandbox").found()).isEqualTo(REFUSED + "; the kernel refuses them");
    }

    @Test
    void namespacesAreNotNeededWhereTheSandboxDoesWithout() throws Exception {
        DoctorReport report = new FakeHost(root, UBUNTU)
                .tool("unshare", "refused: unshare: unshare failed: Operation not permitted\n")
                .asRoot()
                .examine();
        assertThat(finding(report, "user namespaces").state()).isEqualTo(FindingState.MISSING);
        assertThat(finding(report, "user namespaces").needed()).isFalse();
        assertThat(report.verdict()).isEqualTo(Outcome.PASS);
    }

    @Test
    void namespacesThatCannotBeTriedAreNotKnown() throws Exception {
        DoctorReport report =
                new FakeHost(root, UBUNTU).without("unshare").asRoot().examine();
        assertThat(finding(report, "user namespaces").state()).isEqualTo(FindingState.UNKNOWN);
    }

    @Test
    void aSandboxThatWorksForAUserProvesThem() throws Exception {
        DoctorReport report = new FakeHost(root, UBUNTU).without("unshare").examine();
        assertThat(finding(report, "user namespaces").state()).isEqualTo(FindingState.READY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Docker does not respond (/var/run/docker.sock: Permission denied) | sudo usermod -aG docker mary   (then log in again)
            Docker does not respond (no daemon socket was found)          | sudo systemctl start docker
            """)
    void howToHaveDockerIsSaid(String words, String fix) throws Exception {
        FakeHost host = new FakeHost(root, FEDORA)
                .tool("dockerd", "Docker version 27.1.0, build abc\n")
                .with("USER", "mary");
        host.file("/run/systemd/system/marker", "");
        host.docker = () -> new Availability(false, words);
        DoctorReport report = host.examine();
        assertThat(finding(report, "docker").fix()).isEqualTo(fix);
        assertThat(report.verdict()).isEqualTo(Outcome.PASS);
    }

    @Test
    void aDaemonThatIsNotInstalledIsToBeInstalled() throws Exception {
        FakeHost host = new FakeHost(root, FEDORA);
        host.docker = () -> new Availability(false, "Docker does not respond (no daemon socket was found)");
        assertThat(finding(host.examine(), "docker").fix()).isEqualTo("sudo dnf install -y moby-engine");
        host.with("DOCKER_HOST", "tcp://builder:2375");
        assertThat(finding(host.examine(), "docker").fix())
                .isEqualTo("start the daemon at tcp://builder:2375, or unset DOCKER_HOST");
    }

    @Test
    void groupsThatCannotBeMade() throws Exception {
        FakeHost host = new FakeHost(root, FEDORA).file("/run/systemd/system/marker", "");
        host.groups = ControlGroups.NONE;
        DoctorFinding groups = finding(host.examine(), "control groups");
        assertThat(groups.state()).isEqualTo(FindingState.LIMITED);
        assertThat(groups.found()).isEqualTo("version 2; this user cannot create groups");
        assertThat(groups.fix()).startsWith("systemd-run --user --scope");
    }

    @Test
    void handlersOfOtherMachinesAreListed() throws Exception {
        DoctorReport report = new FakeHost(root, UBUNTU)
                .file("/proc/sys/fs/binfmt_misc/status", "enabled\n")
                .file("/proc/sys/fs/binfmt_misc/qemu-aarch64", "enabled\ninterpreter /usr/bin/qemu-aarch64\n")
                .file("/proc/sys/fs/binfmt_misc/qemu-riscv64", "disabled\n")
                .file("/proc/sys/fs/binfmt_misc/python3.12", "enabled\n")
                .examine();
        assertThat(finding(report, "binfmt_misc").found()).startsWith("QEMU for aarch64; ");
    }

    @Test
    void environmentsThatAreNotPreparedAreInTheWay() throws Exception {
        DoctorReport report =
                new FakeHost(root, UBUNTU).examine(List.of("scratch", "debian-12", "musl", "alpine-3.22"), List.of());
        assertThat(report.verdict()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(report.findings())
                .filteredOn(one -> one.name().equals("all"))
                .extracting(DoctorFinding::found)
                .satisfiesExactly(
                        prepared -> assertThat(prepared).isEqualTo("prepared: scratch"),
                        pulled -> assertThat(pulled).isEqualTo("pulled on first use: alpine-3.22"),
                        missing -> assertThat(missing).startsWith("musl, debian-12: its tree is not in "));
        assertThat(report.findings())
                .filteredOn(DoctorFinding::inTheWay)
                .extracting(DoctorFinding::fix)
                .containsExactly("freestand environments prepare musl debian-12");
    }

    @Test
    void whatOnlySomeEnvironmentsTakeIsNeededForThem() throws Exception {
        DoctorReport report = new FakeHost(root, UBUNTU)
                .examine(List.of("cpu-x86-64-v2", "kernel-6.1", "kernel-6.12-aarch64-4k"), List.of());
        assertThat(report.findings())
                .filteredOn(DoctorFinding::inTheWay)
                .extracting(DoctorFinding::name)
                .containsExactly("qemu-x86_64-static", "qemu-system-x86_64", "qemu-system-aarch64", "all");
    }

    @Test
    void whatFailsToBeAskedIsNotKnownAndNeverGood() throws Exception {
        FakeHost host = new FakeHost(root, UBUNTU);
        host.sandbox = () -> {
            throw new IOException("no space left");
        };
        DoctorReport report = host.examine();
        assertThat(finding(report, "sandbox").state()).isEqualTo(FindingState.UNKNOWN);
        assertThat(finding(report, "sandbox").found()).isEqualTo("no space left");
        assertThat(report.verdict()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(new DoctorReport("", null, List.of()).verdict()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void registriesAreAskedWhereTheyAreNamed() throws Exception {
        DoctorReport report = new FakeHost(root, UBUNTU)
                .examine(
                        List.of("scratch"),
                        List.of(
                                new Doctor.RegistryQuestion("one.example", () -> "one.example answers"),
                                new Doctor.RegistryQuestion("two.example", () -> {
                                    throw new IOException("connect timed out");
                                })));
        assertThat(finding(report, "one.example").state()).isEqualTo(FindingState.READY);
        assertThat(finding(report, "two.example").state()).isEqualTo(FindingState.MISSING);
        assertThat(finding(report, "two.example").found()).isEqualTo("connect timed out");
        assertThat(report.verdict()).isEqualTo(Outcome.PASS);
    }

    @Test
    void whatStandsInFilesOfTheMachineDoesNotActOnATerminal() throws Exception {
        DoctorReport report = new FakeHost(root, "ID=ubuntu\nPRETTY_NAME=\"\u001b[31mred\"\n").examine();
        assertThat(DoctorText.print(report, ColourMode.PLAIN)).doesNotContain("\u001b");
        assertThat(DoctorText.print(report, ColourMode.COLOURED))
                .contains("\u001b[32mPASS")
                .doesNotContain("\u001b[31mred");
    }
}
