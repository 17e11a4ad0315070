package dev.freestand.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.cli.Documents;
import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.Emulator;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.EnvironmentOverrides;
import dev.freestand.verifier.policy.Environments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code doctor} knows every program that Freestand starts. */
class HostToolTest {

    private static final List<String> MODULES = List.of("verifier", "containers", "ci/attest", "ci/cli", "ci/junit");

    /** The first word of a command line in the source: before an option, alone in a request, or to be run in a sandbox. */
    private static final Pattern STARTED = Pattern.compile("List\\.of\\(\\s*\"([a-z][\\w+.-]*)\",\\s*\"-"
            + "|ProcessRequest\\.of\\(\\s*List\\.of\\(\\s*\"([a-z][\\w+.-]*)\""
            + "|answer\\(\\s*runner,\\s*\"([a-z]+)\""
            + "|confined\\(\"([a-z]+)\"\\)"
            + "|\"(qemu-system-[\\w-]+|prlimit|strace)\"");

    /** What is no tool to install beside the system. */
    private static final Map<String, String> OTHERS = Map.of(
            "sh", "every system has it",
            "dpkg", "the package manager of an environment's own tree, or of this system",
            "rpm", "likewise",
            "apk", "likewise",
            "unshare", "only doctor asks it");

    private static final int FEWEST = 6;

    @Test
    void everyProgramThatTheCodeStartsIsListed() throws IOException {
        Map<String, String> started = new TreeMap<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(Documents.ROOT.resolve(module + "/src/main/java"))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    for (Matcher matcher = STARTED.matcher(Files.readString(file)); matcher.find(); ) {
                        for (int i = 1; i <= matcher.groupCount(); i++) {
                            if (matcher.group(i) != null) {
                                started.put(matcher.group(i), file.getFileName().toString());
                            }
                        }
                    }
                }
            }
        }
        assertThat(started).hasSizeGreaterThan(FEWEST).containsKeys("bwrap", "strace", "git", "qemu-system-aarch64");
        started.keySet().removeAll(listed());
        started.keySet().removeAll(OTHERS.keySet());
        assertThat(started).isEmpty();
    }

    @Test
    void everyEmulatorOfAnEnvironmentIsListed() throws Exception {
        Set<String> emulators = new TreeSet<>();
        for (Environment environment :
                Catalogue.bundled().select(new Environments(List.of("cpu-*", "machine-*"), List.of("cpu-*")))) {
            EnvironmentOverrides special = environment.special();
            Emulator emulator = special == null ? null : special.emulator();
            if (emulator != null) {
                emulators.add(emulator.program());
            }
        }
        assertThat(emulators).hasSizeGreaterThan(2);
        assertThat(listed()).containsAll(emulators);
    }

    private static Set<String> listed() {
        return Arrays.stream(HostTool.values()).map(HostTool::command).collect(Collectors.toSet());
    }
}
