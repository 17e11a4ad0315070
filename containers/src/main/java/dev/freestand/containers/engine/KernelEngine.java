package dev.freestand.containers.engine;

import dev.freestand.containers.probe.InitBinary;
import dev.freestand.containers.probe.ProbeBinary;
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
import java.util.stream.Collectors;

/**
 * Boots the environment's kernel in QEMU, with the file under test, the probe and nothing else in its root. The processor is
 * emulated, so neither root nor /dev/kvm is wanted.
 */
public final class KernelEngine implements Engine {

    private static final Duration TRIAL = Duration.ofSeconds(10);
    /** What a boot may take beside the cell's own time; measured are 4 to 10 s, on a machine with much else to do. */
    private static final Duration BOOT = Duration.ofSeconds(60);
    /** A file of this size is unpacked in memory in a few seconds; one beyond it would want a larger machine. */
    private static final long LARGEST_SUBJECT = 512L << 20;

    private static final byte[] WELL_ENDED = "freestand-init exit 0\n".getBytes(StandardCharsets.US_ASCII);
    private static final String INIT_WORD = "freestand-init ";
    private static final int LAST_LINES = 3;
    private static final int LONGEST_LINE = 200;

    private final ProcessRunner runner;
    private final String qemu;

    /** Uses the {@code qemu-system-x86_64} found on the search path. */
    public KernelEngine(ProcessRunner runner) {
        this(runner, "qemu-system-x86_64");
    }

    KernelEngine(ProcessRunner runner, String qemu) {
        this.runner = runner;
        this.qemu = qemu;
    }

    @Override
    public String name() {
        return "qemu";
    }

    /** Asks for its version; whether a kernel is there is known of each environment, not of the engine. */
    @Override
    public Availability availability() {
        try {
            ProcessResult result =
                    runner.run(ProcessRequest.of(List.of(qemu, "--version")).withTimeout(TRIAL));
            String words = result.out().strip();
            return result.succeeded() && !words.isEmpty()
                    ? Availability.ready(words.lines().findFirst().orElse(words))
                    : Availability.absent(qemu + " --version fails; install it anew: ci/setup --kernels");
        } catch (ProcessNotStartedException e) {
            return Availability.absent(missing());
        }
    }

    @Override
    public CellRun run(CellRequest request) {
        Path subject = request.subject();
        Path kernel = request.environment().rootfs().resolve("vmlinuz");
        try (TemporaryFolder folder = new TemporaryFolder()) {
            long size = Files.size(subject);
            if (size > LARGEST_SUBJECT) {
                return new CellRun.Unanswered("the file is too large for a cell that is all memory: " + size
                        + " bytes, at most " + LARGEST_SUBJECT);
            }
            Path root = folder.path().resolve("root.cpio");
            Initramfs.write(root, InitBinary.bytes(), ProbeBinary.bytes(), request.instructions(), subject);
            ProcessResult result = runner.run(ProcessRequest.of(KernelCommand.of(qemu, kernel, root, size))
                    .withTimeout(request.timeout().plus(BOOT))
                    .withOutputLimit(request.outputLimit() + WELL_ENDED.length));
            return answer(result);
        } catch (ProcessNotStartedException e) {
            return new CellRun.Unanswered(missing());
        } catch (IOException e) {
            return new CellRun.Unanswered("the cell's root cannot be written: " + e);
        }
    }

    /** Only an answer after which init said that the probe ended well is one. */
    private static CellRun answer(ProcessResult result) {
        byte[] out = result.stdout();
        if (result.timedOut()) {
            return new CellRun.Unanswered("the kernel did not end in time and was stopped; " + console(result));
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
        return new CellRun.Unanswered("the kernel did not run the probe to its end" + init + "; " + console(result));
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

    private String missing() {
        return qemu + " is missing; run ci/setup --kernels, or install the package qemu-system-x86";
    }

    @Override
    public void close() {
        // Each cell cleans up after itself.
    }
}
