package dev.freestand.cli.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.cli.pack.InstallScript.Candidate;
import dev.freestand.cli.pack.InstallScript.Extra;
import dev.freestand.containers.environment.EnvironmentCache;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Layout;
import dev.freestand.core.facts.PageSizes;
import dev.freestand.verifier.file.Sha256;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of several variants a machine gets. The machine is made of commands that come first on the search path. */
class InstallChoiceIT {

    @TempDir
    private Path folder;

    private final List<Candidate> candidates = new ArrayList<>();
    private FileReport dynamic;
    private FileReport fixed;

    @BeforeEach
    void machine() throws Exception {
        dynamic = Inspector.withoutWitnesses().inspect(Path.of("/bin/true").toRealPath());
        fixed = Inspector.withoutWitnesses().inspect(environment("busybox").resolve("bin/busybox"));
        Files.createDirectories(folder.resolve("bin"));
        uname("x86_64", "6.1.0-18-amd64");
        command("getconf", "case $1 in PAGESIZE) echo 4096 ;; *) echo 'glibc 2.36' ;; esac");
    }

    private static Path environment(String name) {
        return EnvironmentCache.of(System.getenv()).folder().resolve(name).resolve("rootfs");
    }

    private void command(String name, String text) throws IOException {
        Path file = folder.resolve("bin/" + name);
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void uname(String machine, String release) throws IOException {
        command("uname", "case $1 in -m) echo " + machine + " ;; *) echo " + release + " ;; esac");
    }

    private FileReport report(
            FileReport base, String machine, @Nullable String kernel, String level, Integer... refusedPages) {
        FileReport.Requirements needs = base.requirements();
        Layout layout = Layout.UNKNOWN;
        return new FileReport(
                base.identity(),
                new FileReport.Format(
                        base.kind(), base.format().bits(), base.format().byteOrder(), machine),
                base.linking(),
                new FileReport.Requirements(
                        needs.symbolFloor(), kernel, level, needs.floors(), needs.hazards(), needs.hazardSearch()),
                new FileReport.Structure(
                        base.stripped(),
                        base.sections(),
                        new Layout(
                                layout.sectionTable(),
                                layout.problem(),
                                layout.unaccounted(),
                                layout.behind(),
                                new PageSizes(List.of(4096), List.of(refusedPages), "its segments are too close"),
                                layout.largestPage(),
                                layout.notes(),
                                layout.notesProblem(),
                                layout.leniencies()),
                        false),
                base.security(),
                base.assessment());
    }

    private void ship(String name, FileReport report) throws IOException {
        byte[] content = (name + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Files.write(folder.resolve(name), content);
        candidates.add(new Candidate(name, name, Sha256.of(content), report));
    }

    private ProcessResult run(String... arguments) throws IOException {
        Files.writeString(folder.resolve("install.sh"), InstallScript.of("tool", "1.0", candidates, List.of()));
        List<String> argv = new ArrayList<>(List.of("sh", "install.sh", "--dry-run", "--prefix", "/nowhere"));
        argv.addAll(List.of(arguments));
        return new CommonsExecRunner()
                .run(ProcessRequest.of(argv)
                        .in(folder)
                        .withEnvironment(Map.of("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"))));
    }

    private void chooses(String name) throws IOException {
        ProcessResult result = run();
        assertThat(result.out()).as(result.err()).startsWith("tool 1.0: variant " + name + " (");
        assertThat(result.exitCode()).isZero();
    }

    private void refuses(String... reasons) throws IOException {
        ProcessResult result = run();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).startsWith("install.sh: no variant of tool 1.0 runs on this machine:\n");
        for (String reason : reasons) {
            assertThat(result.err()).contains("\n  " + reason + "\n");
        }
    }

    @Test
    void theFileOfTheMachine() throws IOException {
        // What uname says, and the machine of the file.
        Map<String, String> machines = Map.of(
                "x86_64", "x86-64",
                "i686", "i386",
                "aarch64", "aarch64",
                "armv7l", "arm",
                "riscv64", "riscv64",
                "ppc64le", "ppc64le",
                "s390x", "s390x",
                "loongarch64", "loongarch64");
        for (String machine : machines.values()) {
            ship("for-" + machine, report(fixed, machine, null, "unknown"));
        }
        for (Map.Entry<String, String> machine : machines.entrySet()) {
            uname(machine.getKey(), "6.1.0");
            chooses("for-" + machine.getValue());
        }
        uname("sparc64", "6.1.0");
        refuses(
                "for-x86-64 is for x86-64, and this machine is sparc64",
                "for-riscv64 is for riscv64, and this machine is sparc64");
    }

    /** uname says mips64 whatever the order of the kernel's bytes. */
    @Test
    void theOrderOfBytesWhereUnameLeavesItOpen() throws IOException {
        ship("big", report(fixed, "mips64", null, "unknown"));
        ship("little", report(fixed, "mips64el", null, "unknown"));
        uname("mips64", "6.1.0");
        // That of the machine of this test.
        chooses("little");
    }

    @Test
    void anOlderProcessorOfArmGetsNoNewerFile() throws IOException {
        ship("v7", report(fixed, "arm", null, "armv7"));
        ship("v5", report(fixed, "arm", null, "armv5"));
        uname("armv6l", "6.1.0");
        chooses("v5");
    }

    @Test
    void theStaticFileWhereverItRunsAndTheDynamicOneOtherwise() throws IOException {
        FileReport host = report(dynamic, "x86-64", null, "unknown");
        ship("dynamic", host);
        ship("static", report(fixed, "x86-64", "5.4.0", "unknown"));
        chooses("static");
        uname("x86_64", "5.4.0");
        chooses("static");
        uname("x86_64", "5.3.18-default");
        ProcessResult result = run();
        // A file that is none: its loader refuses it, and nothing of it was run.
        assertThat(result.out())
                .startsWith("tool 1.0: variant dynamic (dynamic, for x86-64; its loader is here, and for glibc ");
        assertThat(result.err()).contains(" cannot load dynamic here; nothing was written");
        String floor = host.symbolFloor().get("GLIBC");
        command("getconf", "echo glibc 2.9");
        refuses(
                "static needs Linux 5.4.0, and this is 5.3.18-default",
                "dynamic needs glibc " + floor + ", and this machine has 2.9");
        command("getconf", "exit 1");
        command("ldd", "echo 'musl libc (x86_64)' >&2; exit 1");
        refuses("dynamic needs glibc " + floor + ", and neither getconf nor ldd shows a glibc here");
    }

    @Test
    void theHighestLevelOfProcessorThatIsThere() throws IOException {
        ship("plain", report(fixed, "x86-64", null, "x86-64-v1"));
        ship("later", report(fixed, "aarch64", null, "armv9.9"));
        ship("older", report(fixed, "aarch64", null, "armv8.0"));
        ship("newer", report(fixed, "x86-64", null, "x86-64-v2"));
        String flags = Files.readString(Path.of("/proc/cpuinfo"));
        chooses(flags.contains(" sse4_2 ") && flags.contains(" cx16 ") ? "newer" : "plain");
        uname("aarch64", "6.1.0");
        chooses("older");
        candidates.remove(2);
        refuses("later needs a processor of level armv9.9, and this script cannot check whether that is available");
    }

    @Test
    void notAFileThatTheKernelsPagesRefuse() throws IOException {
        ship("small", report(fixed, "x86-64", null, "unknown", 16384, 65536));
        chooses("small");
        command("getconf", "echo 65536");
        refuses("small cannot be loaded in pages of 65536 bytes, which this kernel has");
    }

    @Test
    void namesAreTextAndNothingElse() throws IOException {
        String name = "it's $(touch made) `touch made` \\ \"";
        candidates.add(new Candidate(name, "file", "0".repeat(64), report(fixed, "x86-64", null, "unknown")));
        assertThat(run("--variant", "other").err()).contains("only: " + name);
        assertThat(run().err()).contains("file is not in the folder of this script");
        assertThat(folder.resolve("made")).doesNotExist();
    }

    @Test
    void theSameFactsGiveTheSameText() throws IOException {
        ship("static", report(fixed, "x86-64", null, "unknown"));
        List<Extra> extras = List.of(new Extra("share/man/man1/tool.1", "man/tool.1", 3, "0".repeat(64)));
        String text = InstallScript.of("tool", null, candidates, extras);
        assertThat(text)
                .isEqualTo(InstallScript.of("tool", null, candidates, extras))
                .contains("\ntitle='tool'\n", "place='share/man/man1/tool.1' source='man/tool.1'")
                .endsWith("\nmain \"$@\"\n")
                .doesNotContain("#FACTS");
    }
}
