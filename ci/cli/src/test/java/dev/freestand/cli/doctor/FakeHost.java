package dev.freestand.cli.doctor;

import dev.freestand.containers.confine.ControlGroups;
import dev.freestand.containers.engine.Availability;
import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.Environment;
import dev.freestand.containers.environment.EnvironmentCache;
import dev.freestand.containers.environment.EnvironmentSource;
import dev.freestand.verifier.process.ProcessNotStartedException;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.process.ProcessRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** A machine that is a folder, whose programs answer what was recorded of real ones. */
final class FakeHost implements ProcessRunner, HostEngines {

    private final Path root;
    private final Map<String, String> answers = new HashMap<>();
    private final Map<String, String> variables = new HashMap<>(Map.of("PATH", "/usr/bin:/bin"));
    private boolean administrator;
    Callable<Availability> sandbox = () -> new Availability(true, "bubblewrap 0.9.0");
    Callable<Availability> docker = () -> new Availability(true, "Docker 27.1");
    ControlGroups groups = new ControlGroups(2, List.of(Path.of("/sys/fs/cgroup/own")));

    FakeHost(Path root, String release) throws IOException {
        this.root = root;
        file("/etc/os-release", release);
        file("/proc/sys/kernel/osrelease", "6.8.0-31-generic\n");
        file("/proc/self/ns/user", "");
        file("/sys/fs/cgroup/cgroup.controllers", "memory pids\n");
        tool("ldd", "ldd (Ubuntu GLIBC 2.39-0ubuntu8.3) 2.39\nCopyright (C) 2024\n");
        tool("file", "file-5.45\nmagic file from /etc/magic:/usr/share/misc/magic\n");
        tool("size", "GNU size (GNU Binutils for Ubuntu) 2.42\n");
        tool("bwrap", "bubblewrap 0.9.0\n");
        tool("strace", "strace -- version 6.8\nCopyright (c) 1991-2024\n");
        tool("prlimit", "prlimit from util-linux 2.39.3\n");
        tool("unshare", "");
        file("/var/lib/apt/lists/deb_main_binary-amd64_Packages", "");
    }

    FakeHost file(String name, String text) throws IOException {
        Path file = root.resolve(name.substring(1));
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    FakeHost tool(String name, String answer) throws IOException {
        return tool("/usr/bin", name, answer);
    }

    FakeHost tool(String folder, String name, String answer) throws IOException {
        file(folder + "/" + name, "");
        Files.createDirectories(root.resolve(folder.substring(1)));
        root.resolve(folder.substring(1)).resolve(name).toFile().setExecutable(true);
        answers.put(name, answer);
        return this;
    }

    FakeHost without(String name) throws IOException {
        Files.delete(root.resolve("usr/bin").resolve(name));
        return this;
    }

    FakeHost with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    FakeHost asRoot() {
        administrator = true;
        return this;
    }

    @Override
    public ProcessResult run(ProcessRequest request) throws ProcessNotStartedException {
        Path program = Path.of(request.argv().get(0));
        if (!program.startsWith(root)) {
            throw new AssertionError("a program of the real machine is started: " + request.argv());
        }
        String answer = answers.get(program.getFileName().toString());
        boolean refused = answer.startsWith("refused: ");
        byte[] bytes = answer.replaceFirst("^refused: ", "").getBytes(StandardCharsets.UTF_8);
        return new ProcessResult(
                refused ? 1 : 0, refused ? new byte[0] : bytes, refused ? bytes : new byte[0], false, false);
    }

    @Override
    public Availability sandbox() {
        return asked(sandbox);
    }

    @Override
    public Availability docker() {
        return asked(docker);
    }

    private static Availability asked(Callable<Availability> question) {
        try {
            return question.call();
        } catch (Exception e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public ControlGroups controlGroups() {
        return groups;
    }

    /** Looks at it; wanted is what needs no preparation. */
    DoctorReport examine() throws Exception {
        return examine(List.of("scratch", "hostile-bare"), List.of());
    }

    DoctorReport examine(List<String> wanted, List<Doctor.RegistryQuestion> registries) throws Exception {
        EnvironmentSource cache = new EnvironmentCache(root.resolve("cache/environments"));
        List<Environment> environments = Catalogue.bundled().environments().stream()
                .filter(one -> wanted.contains(one.name()))
                .toList();
        return new Doctor(new Host(root, variables, administrator, this), this, cache)
                .examine(environments, "all", registries);
    }
}
