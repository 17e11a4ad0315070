package dev.freestand.cli.doctor;

import dev.freestand.containers.confine.ControlGroups;
import dev.freestand.containers.engine.Availability;
import dev.freestand.verifier.file.Folders;
import dev.freestand.verifier.process.ProcessNotStartedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What runs cells here: the sandbox and what the kernel has to allow for it, Docker, and what limits both.
 *
 * @param installer what installs packages here; null where it is not known
 */
record CellFindings(Host host, @Nullable PackageInstaller installer, HostEngines engines) {

    private static final String GROUP = "cells";
    private static final String NAMESPACES = "user namespaces";
    private static final String NO_SANDBOX =
            "ldd and strace are not run on the file, and without Docker no cells are run: all of these results are"
                    + " inconclusive";

    /** The sandbox, and the namespaces that it is made of. */
    List<DoctorFinding> sandbox() {
        Availability sandbox = engines.sandbox();
        DoctorFinding namespaces = namespaces(sandbox.ready());
        if (sandbox.ready()) {
            return List.of(DoctorFinding.ready(GROUP, "sandbox", true, sandbox.text()), namespaces);
        }
        boolean installed = host.program(HostTool.BWRAP.command()).isPresent();
        String fix = !installed
                ? new ToolFindings(host, installer, Set.of()).install(HostTool.BWRAP)
                : namespaces.fix() == null ? "run as root, or use Docker" : namespaces.fix();
        return List.of(
                new DoctorFinding(GROUP, "sandbox", true, FindingState.MISSING, reason(sandbox), NO_SANDBOX, fix),
                namespaces);
    }

    /**
     * Whether this user can make a user namespace and be root in it, and which settings of the kernel stand against it.
     *
     * @param sandboxed the sandbox works here; that of root can do without them
     */
    private DoctorFinding namespaces(boolean sandboxed) {
        boolean needed = !sandboxed;
        List<String> settings = new ArrayList<>();
        List<String> fixes = new ArrayList<>();
        refusing("kernel/unprivileged_userns_clone", "0", "1", settings, fixes);
        refusing("user/max_user_namespaces", "0", "15000", settings, fixes);
        refusing("kernel/apparmor_restrict_unprivileged_userns", "1", "0", settings, fixes);
        boolean absent = !Files.exists(host.file("/proc/self/ns/user"));
        Optional<Path> unshare = host.program("unshare");
        if (unshare.isEmpty() && sandboxed && !host.administrator()) {
            return DoctorFinding.ready(GROUP, NAMESPACES, needed, "usable by this user; the sandbox needs them");
        }
        String refusal;
        try {
            if (unshare.isPresent()) {
                var result = host.run(unshare.get(), List.of("--user", "--map-root-user", "true"));
                if (result.succeeded()) {
                    return DoctorFinding.ready(GROUP, NAMESPACES, needed, "usable by this user");
                }
                refusal = result.timedOut()
                        ? "unshare did not finish in time"
                        : result.err().lines().findFirst().orElse("unshare exits with status " + result.exitCode());
            } else {
                refusal = "unshare is not on the search path, so they were not tested";
            }
        } catch (ProcessNotStartedException e) {
            refusal = "unshare cannot be started: " + e.getMessage();
        }
        String found = absent
                ? "this kernel has none (CONFIG_USER_NS)"
                : settings.isEmpty() ? refusal : String.join(", ", settings);
        String fix = absent
                ? "run as root, or use Docker"
                : fixes.isEmpty()
                        ? "run as root, or use Docker; in a container, start the container with --security-opt"
                                + " seccomp=unconfined"
                        : host.privileged("sysctl -w " + String.join(" ", fixes));
        FindingState state =
                unshare.isEmpty() && settings.isEmpty() && !absent ? FindingState.UNKNOWN : FindingState.MISSING;
        return new DoctorFinding(GROUP, NAMESPACES, needed, state, found, "no sandbox for users other than root", fix);
    }

    private void refusing(String key, String refused, String allowed, List<String> settings, List<String> fixes) {
        String name = key.replace('/', '.');
        if (host.setting("/proc/sys/" + key).filter(refused::equals).isPresent()) {
            settings.add(name + " is " + refused);
            fixes.add(name + "=" + allowed);
        }
    }

    /** Whether a Docker daemon answers; if none does, how to have one. */
    List<DoctorFinding> docker() {
        Availability docker = engines.docker();
        if (docker.ready()) {
            return List.of(DoctorFinding.ready(GROUP, "docker", false, docker.text()));
        }
        return List.of(new DoctorFinding(
                GROUP,
                "docker",
                false,
                FindingState.MISSING,
                reason(docker),
                "cells run in the sandbox, so the effects of a container engine are not tested",
                dockerFix(docker.text())));
    }

    /** Without the way out that goes with it: the one of this machine stands beside it. */
    private static String reason(Availability absent) {
        return absent.text()
                .replaceFirst("; start Docker \\(freestand doctor.*", "")
                .replaceFirst("\\. To open them: .*", "")
                .replaceFirst("; install .*", "");
    }

    private String dockerFix(String words) {
        String address = host.variables().getOrDefault("DOCKER_HOST", "");
        if (!address.isEmpty()) {
            return "start the daemon at " + address + ", or unset DOCKER_HOST";
        }
        if (words.contains("Permission denied")) {
            return "sudo usermod -aG docker " + host.variables().getOrDefault("USER", "$USER")
                    + "   (then log in again)";
        }
        String daemon = HostTool.DOCKERD.command();
        if (host.program(daemon).isEmpty() && host.rootProgram(daemon).isEmpty()) {
            return new ToolFindings(host, installer, Set.of()).install(HostTool.DOCKERD);
        }
        if (host.systemd()) {
            return host.privileged("systemctl start docker");
        }
        return host.privileged(installer == PackageInstaller.APK ? "rc-service docker start" : "dockerd &");
    }

    /** Which version of control groups there is, and whether cells can be counted by it. */
    List<DoctorFinding> controlGroups() throws IOException {
        ControlGroups groups = engines.controlGroups();
        boolean second = Files.exists(host.file("/sys/fs/cgroup/cgroup.controllers"));
        boolean first = Files.isDirectory(host.file("/sys/fs/cgroup/memory"));
        String mounted = second ? "version 2" : first ? "version 1" : "none are mounted";
        if (groups.version() > 0) {
            return List.of(
                    DoctorFinding.ready(GROUP, "control groups", false, mounted + "; groups for cells can be created"));
        }
        String fix = host.systemd() && second
                ? "systemd-run --user --scope -p Delegate=yes freestand verify"
                : "run as root, which can create control groups";
        return List.of(new DoctorFinding(
                GROUP,
                "control groups",
                false,
                second || first ? FindingState.LIMITED : FindingState.MISSING,
                mounted + (second || first ? "; this user cannot create groups" : ""),
                "in the sandbox, memory is limited for each process, not for the whole cell",
                fix));
    }

    /** Hardware virtualisation, and handlers for programs of other machines: neither is used, and people ask. */
    List<DoctorFinding> machine() {
        Path kvm = host.file("/dev/kvm");
        boolean there = Files.exists(kvm);
        String words = !there
                ? "/dev/kvm does not exist"
                : Files.isReadable(kvm) && Files.isWritable(kvm)
                        ? "/dev/kvm can be opened"
                        : "this user cannot open /dev/kvm";
        return List.of(
                unused("kvm", words + "; the processor of kernel-* is emulated"),
                unused("binfmt_misc", handlers() + "; cells of other machines start the emulator themselves"));
    }

    private static DoctorFinding unused(String name, String found) {
        return new DoctorFinding(GROUP, name, false, FindingState.UNUSED, found, null, null);
    }

    private String handlers() {
        Path folder = host.file("/proc/sys/fs/binfmt_misc");
        List<String> enabled = new ArrayList<>();
        if (!Files.exists(folder.resolve("status"))) {
            return "not mounted";
        }
        try {
            for (Path handler : Folders.list(folder)) {
                String name = String.valueOf(handler.getFileName());
                if (name.startsWith("qemu-")
                        && host.setting(host.name(handler))
                                .filter(text -> text.startsWith("enabled"))
                                .isPresent()) {
                    enabled.add(name.substring("qemu-".length()));
                }
            }
        } catch (IOException e) {
            return "cannot be read (" + e.getMessage() + ")";
        }
        return enabled.isEmpty() ? "no QEMU handler" : "QEMU for " + String.join(", ", enabled);
    }
}
