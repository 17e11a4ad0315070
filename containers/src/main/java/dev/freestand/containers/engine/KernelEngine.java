package dev.freestand.containers.engine;

import dev.freestand.containers.confine.TemporaryFolder;
import dev.freestand.containers.environment.Kernel;
import dev.freestand.containers.environment.PreparedEnvironment;
import dev.freestand.containers.probe.InitBinary;
import dev.freestand.containers.probe.ProbeBinary;
import dev.freestand.verifier.policy.Step;
import dev.freestand.verifier.process.HostMachine;
import dev.freestand.verifier.process.ProcessNotStartedException;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.process.ProcessRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Boots the environment's kernel in QEMU, with the file under test, the probe and nothing else in its root. The processor is
 * emulated, so neither root nor /dev/kvm is needed.
 */
public final class KernelEngine implements Engine {

    private static final Duration TRIAL = Duration.ofSeconds(10);
    /** What a boot may take beside the cell's own time; measured are 4 to 10 s, on a machine with much else to do. */
    private static final Duration BOOT = Duration.ofSeconds(60);
    /** A file of this size is unpacked in memory in a few seconds; one beyond it would need a larger machine. */
    private static final long LARGEST_SUBJECT = 512L << 20;

    private static final byte[] WELL_ENDED = "freestand-init exit 0\n".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern END_OF_INIT = Pattern.compile("Attempted to kill init! exitcode=0x([0-9a-f]{8})");
    private static final int HEXADECIMAL = 16;
    private static final String INIT_WORD = "freestand-init ";
    private static final int LAST_LINES = 3;
    private static final int LONGEST_LINE = 200;

    /**
     * What boots kernels of one machine.
     *
     * @param command the program
     * @param origin what has it on Debian
     */
    record Emulation(String command, String origin) {

        String missing() {
            return command + " is missing; install " + origin;
        }
    }

    private static final Emulation X86_64 = new Emulation("qemu-system-x86_64", "the package qemu-system-x86");
    private static final Emulation AARCH64 = new Emulation("qemu-system-aarch64", "the package qemu-system-arm");

    private final ProcessRunner runner;
    private final Emulation native64;
    private final Emulation aarch64;

    /** Uses the {@code qemu-system-x86_64} and {@code qemu-system-aarch64} found on the search path. */
    public KernelEngine(ProcessRunner runner) {
        this(runner, X86_64, AARCH64);
    }

    KernelEngine(ProcessRunner runner, Emulation native64, Emulation aarch64) {
        this.runner = runner;
        this.native64 = native64;
        this.aarch64 = aarch64;
    }

    @Override
    public String name() {
        return "qemu";
    }

    /**
     * Ready where kernels of one machine can be booted at least; {@link #availability(String)} asks for one. Whether a kernel
     * is there is known of each environment, not of the engine.
     */
    @Override
    public Availability availability() {
        Availability first = availability(HostMachine.X86_64.name());
        if (first.ready()) {
            return first;
        }
        Availability second = availability(Kernel.AARCH64);
        return second.ready() ? second : first;
    }

    /** Asks the QEMU that boots kernels of a machine for its version. */
    public Availability availability(String machine) {
        Emulation qemu = emulation(machine);
        try {
            ProcessResult result = runner.run(
                    ProcessRequest.of(List.of(qemu.command(), "--version")).withTimeout(TRIAL));
            String words = result.out().strip();
            return result.succeeded() && !words.isEmpty()
                    ? Availability.ready(words.lines().findFirst().orElse(words))
                    : Availability.absent(qemu.command() + " --version fails; reinstall it");
        } catch (ProcessNotStartedException e) {
            return Availability.absent(qemu.missing());
        }
    }

    @Override
    public String lacks(PreparedEnvironment environment) {
        Availability qemu = availability(environment.environment().machine());
        return qemu.ready() ? "" : qemu.text();
    }

    private Emulation emulation(String machine) {
        return machine.equals(Kernel.AARCH64) ? aarch64 : native64;
    }

    private Emulation emulation(CellRequest request) {
        return emulation(request.environment().environment().machine());
    }

    @Override
    public CellRun run(CellRequest request) {
        try {
            return answer(boot(request, KernelCommand.PROBE));
        } catch (ProcessNotStartedException e) {
            return new CellRun.Unanswered(emulation(request).missing());
        } catch (IOException e) {
            return new CellRun.Unanswered("the cell's root cannot be written: " + e);
        }
    }

    /** The end of a machine's first process is a panic, and the kernel prints its status there. */
    @Override
    public String asFirstProcess(CellRequest request, Step step) {
        List<String> first = Stream.concat(Stream.of(Initramfs.subjectAsFirst(request.subject())), step.args().stream())
                .toList();
        String problem;
        try {
            ProcessResult result = boot(request, first);
            int status = statusOf(result);
            problem = result.timedOut()
                    ? "did not finish in time, and the machine was stopped; " + console(result)
                    : status < 0
                            ? "was not seen to exit; " + console(result)
                            : step.exit() == null || step.exit() == status
                                    ? ""
                                    : "exited with status " + status + ", expected " + step.exit();
        } catch (ProcessNotStartedException e) {
            problem = "was not run: " + emulation(request).missing();
        } catch (IOException e) {
            problem = "was not run: the cell's root cannot be written: " + e;
        }
        return problem.isEmpty()
                ? ""
                : "as the machine's first process, with arguments " + step.args() + ", it " + problem;
    }

    /** Exit status, or 128 and the signal's number; negative where the kernel said nothing of it. */
    private static int statusOf(ProcessResult result) {
        Matcher matcher = END_OF_INIT.matcher(result.err());
        if (!result.succeeded() || !matcher.find()) {
            return -1;
        }
        int wait = Integer.parseUnsignedInt(matcher.group(1), HEXADECIMAL);
        int signal = wait & 0x7f;
        return signal == 0 ? wait >> Byte.SIZE & 0xff : 0x80 + signal;
    }

    private ProcessResult boot(CellRequest request, List<String> first) throws IOException, ProcessNotStartedException {
        Path kernel = request.environment().rootfs().resolve("vmlinuz");
        try (TemporaryFolder folder = new TemporaryFolder()) {
            long size = Files.size(request.subject());
            if (size > LARGEST_SUBJECT) {
                throw new IOException("the file is too large for a machine whose file system is in memory: " + size
                        + " bytes, at most " + LARGEST_SUBJECT);
            }
            Path root = folder.path().resolve("root.cpio");
            String machine = request.environment().environment().machine();
            byte[] probe = ProbeBinary.required(machine);
            byte[] init = Objects.requireNonNull(InitBinary.bytes(machine), "build-probe makes both or none");
            Initramfs.write(root, init, probe, request.instructions(), request.subject());
            return runner.run(ProcessRequest.of(command(machine, kernel, root, size, first))
                    .withTimeout(request.timeout().plus(BOOT))
                    .withOutputLimit(request.outputLimit() + WELL_ENDED.length));
        }
    }

    private List<String> command(String machine, Path kernel, Path root, long size, List<String> first) {
        String qemu = emulation(machine).command();
        return machine.equals(Kernel.AARCH64)
                ? KernelCommand.aarch64(qemu, kernel, root, size, first)
                : KernelCommand.of(qemu, kernel, root, size, first);
    }

    /** Only an answer after which init said that the probe ended well is one. */
    private static CellRun answer(ProcessResult result) {
        byte[] out = result.stdout();
        if (result.timedOut()) {
            return new CellRun.Unanswered("the kernel did not finish in time and was stopped; " + console(result));
        }
        int length = out.length - WELL_ENDED.length;
        if (result.succeeded()
                && length >= 0
                && Arrays.equals(out, length, out.length, WELL_ENDED, 0, WELL_ENDED.length)) {
            return new CellRun.Answered(Arrays.copyOf(out, length));
        }
        String init = result.out()
                .lines()
                .filter(line -> line.startsWith(INIT_WORD))
                .reduce((first, last) -> last)
                .map(line -> ", it ended with: " + shortened(line.substring(INIT_WORD.length())))
                .orElse("");
        return new CellRun.Unanswered("the kernel did not finish running the probe" + init + "; " + console(result));
    }

    /** The last that was said: a panic, the probe's complaint, or QEMU's own. */
    private static String console(ProcessResult result) {
        List<String> lines = result.err()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return lines.isEmpty()
                ? "its console is empty"
                : "its console ends with: "
                        + lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()).stream()
                                .map(KernelEngine::shortened)
                                .collect(Collectors.joining(" | "));
    }

    private static String shortened(String line) {
        return line.substring(0, Math.min(line.length(), LONGEST_LINE));
    }

    @Override
    public void close() {
        // Each cell cleans up after itself.
    }
}
