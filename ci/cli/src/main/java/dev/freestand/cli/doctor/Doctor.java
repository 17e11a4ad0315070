package dev.freestand.cli.doctor;

import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.Emulator;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.EnvironmentOverrides;
import dev.freestand.containers.environment.EnvironmentSource;
import dev.freestand.verifier.contents.OsRelease;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Looks at everything that Freestand uses of a machine: side by side, and no longer than a time that is known. */
public final class Doctor {

    /** The longest of what is asked takes 8 s by itself: a Docker daemon that is silent. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static final int THREADS = 8;

    private final Host host;
    private final HostEngines engines;
    private final EnvironmentSource source;
    private final @Nullable PackageInstaller installer;
    private final OsRelease release;

    /**
     * A doctor for a machine.
     *
     * @param engines what runs cells on it
     * @param source the environments that are prepared on it
     */
    public Doctor(Host host, HostEngines engines, EnvironmentSource source) {
        this.host = host;
        this.engines = engines;
        this.source = source;
        OsRelease own = OsRelease.read(host.file("/etc/os-release"));
        this.release = own.values().isEmpty() ? OsRelease.read(host.file("/usr/lib/os-release")) : own;
        Map<String, String> values = release.values();
        this.installer = PackageInstaller.of(values.getOrDefault("ID", ""), values.getOrDefault("ID_LIKE", ""))
                .orElse(null);
    }

    /** A registry, and how it is asked. */
    public record RegistryQuestion(String name, Callable<String> answer) {}

    /**
     * Looks at everything.
     *
     * @param wanted environments that a plain {@code freestand verify} runs in
     * @param whose who wants them, for people
     * @param registries those that are asked whether they answer
     */
    public DoctorReport examine(List<Environment> wanted, String whose, List<RegistryQuestion> registries)
            throws InterruptedException {
        ToolFindings tools = new ToolFindings(host, installer, programs(wanted));
        CellFindings cells = new CellFindings(host, installer, engines);
        List<Environment> others = Catalogue.bundled().environments().stream()
                .filter(environment -> !wanted.contains(environment))
                .toList();
        List<Question> questions = new ArrayList<>();
        for (HostTool tool : HostTool.values()) {
            questions.add(new Question(tool.group(), tool.command(), tool.always(), () -> List.of(tools.of(tool))));
        }
        questions.add(new Question("cells", "sandbox", true, cells::sandbox));
        questions.add(new Question("cells", "docker", false, cells::docker));
        questions.add(new Question("cells", "control groups", false, cells::controlGroups));
        questions.add(new Question("cells", "machine", false, cells::machine));
        questions.add(new Question(
                "environments", whose, true, () -> new EnvironmentFindings(wanted, whose, others, source).all()));
        registries.forEach(registry ->
                questions.add(new Question("registries", registry.name(), false, () -> List.of(asked(registry)))));
        return new DoctorReport(system(), installer == null ? null : installer.program(host), answers(questions));
    }

    /** What is asked of the machine; and how to name it where no answer comes. */
    private record Question(String group, String name, boolean needed, Callable<List<DoctorFinding>> answer) {

        DoctorFinding unanswered(String reason) {
            return new DoctorFinding(
                    group, name, needed, FindingState.UNKNOWN, reason, "whether it works is unknown", "try again");
        }
    }

    private static List<DoctorFinding> answers(List<Question> questions) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "freestand-doctor");
            // What hangs for ever must not keep the program from ending.
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<List<DoctorFinding>>> running = new ArrayList<>();
            questions.forEach(question -> running.add(threads.submit(question.answer())));
            long end = System.nanoTime() + LONGEST.toNanos();
            List<DoctorFinding> findings = new ArrayList<>();
            for (int i = 0; i < questions.size(); i++) {
                Question question = questions.get(i);
                try {
                    long left = Math.max(1, end - System.nanoTime());
                    findings.addAll(running.get(i).get(left, TimeUnit.NANOSECONDS));
                } catch (TimeoutException e) {
                    findings.add(question.unanswered("no answer within " + LONGEST.toSeconds() + " s"));
                } catch (ExecutionException e) {
                    findings.add(question.unanswered(String.valueOf(
                            Objects.requireNonNullElse(e.getCause(), e).getMessage())));
                }
            }
            return findings;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Programs that only some environments take. */
    private static Set<String> programs(Collection<Environment> environments) {
        Set<String> programs = new LinkedHashSet<>();
        for (Environment environment : environments) {
            EnvironmentOverrides special = environment.special();
            Emulator emulator = special == null ? null : special.emulator();
            if (emulator != null) {
                programs.add(emulator.program());
            }
            if (special != null && special.kernel() != null) {
                HostTool qemu =
                        environment.machine().equals("aarch64") ? HostTool.QEMU_SYSTEM_AARCH64 : HostTool.QEMU_SYSTEM;
                programs.add(qemu.command());
            }
        }
        return programs;
    }

    private static DoctorFinding asked(RegistryQuestion registry) throws Exception {
        try {
            return DoctorFinding.ready(
                    "registries", registry.name(), false, registry.answer().call());
        } catch (IOException e) {
            return new DoctorFinding(
                    "registries",
                    registry.name(),
                    false,
                    FindingState.MISSING,
                    String.valueOf(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()),
                    "environments cannot be pulled from it; those already pulled can be used",
                    "check the network and proxy, or set FREESTAND_IMAGE_PREFIX to a mirror");
        }
    }

    private String system() {
        String name = release.values()
                .getOrDefault(
                        "PRETTY_NAME", release.values().getOrDefault("ID", "a system without an os-release file"));
        return host.setting("/proc/sys/kernel/osrelease")
                .map(kernel -> name + ", Linux " + kernel)
                .orElse(name);
    }
}
