package dev.freestand.containers.portability;

import dev.freestand.containers.probe.CapturedStream;
import dev.freestand.containers.probe.ProcessEnd;
import dev.freestand.containers.probe.StepReport;
import dev.freestand.verifier.proof.Cause;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises a dynamic loader that gave up before the program began: glibc's ld.so ends with 1 or 127, musl's with 127,
 * both with nothing on standard output and a line of known form on standard error.
 */
final class LoaderFailure {

    private static final Pattern GLIBC_VERSION = Pattern.compile(
            "^[^\\n]*: version `(GLIBC_[0-9.]+)' not found \\(required by [^\\n]*\\)$", Pattern.MULTILINE);
    private static final Pattern OTHER_VERSION = Pattern.compile(
            "^[^\\n]*: version `([A-Za-z0-9_.]+)' not found \\(required by [^\\n]*\\)$", Pattern.MULTILINE);
    private static final Pattern RELOCATIONS = Pattern.compile(
            "^[^\\n]*error while loading shared libraries: [^\\n]*: (DT_RELR without GLIBC_ABI_DT_RELR dependency)$",
            Pattern.MULTILINE);
    private static final Pattern LIBRARY = Pattern.compile(
            "^[^\\n]*error while loading shared libraries: ([^:\\n]+): (?:cannot open shared object file|invalid ELF header"
                    + "|wrong ELF class|file too short)[^\\n]*$"
                    + "|^Error loading shared library ([^:\\n]+): [^\\n]*$",
            Pattern.MULTILINE);
    private static final Pattern SYMBOL = Pattern.compile(
            "^[^\\n]*symbol lookup error: [^\\n]*undefined symbol: ([^ ,\\n]+)[^\\n]*$"
                    + "|^Error relocating [^\\n]*: ([^ :\\n]+): symbol not found$",
            Pattern.MULTILINE);

    private static final Pattern PROCESSOR =
            Pattern.compile("^([^\\n]*CPU ISA level is lower than required)[^\\n]*$", Pattern.MULTILINE);
    private static final Pattern KERNEL = Pattern.compile("^(FATAL: kernel too old)$", Pattern.MULTILINE);

    private LoaderFailure() {}

    static Optional<StepFailure> in(StepReport step) {
        CapturedStream out = step.stdout();
        CapturedStream err = step.stderr();
        if (step.ending() != ProcessEnd.EXIT
                || (step.number() != 1 && step.number() != 127)
                || out == null
                || out.total() > 0
                || err == null) {
            return Optional.empty();
        }
        String text = new String(err.kept().bytes(), StandardCharsets.UTF_8);
        return match(KERNEL, text, Cause.KERNEL_TOO_OLD, "its loader says ")
                .or(() -> match(PROCESSOR, text, Cause.CPU_LEVEL, "its loader says "))
                .or(() -> match(GLIBC_VERSION, text, Cause.GLIBC_TOO_OLD, "its loader finds no "))
                .or(() -> match(OTHER_VERSION, text, Cause.SYMBOL_MISSING, "its loader finds no version "))
                .or(() -> match(RELOCATIONS, text, Cause.SYMBOL_MISSING, "its loader says "))
                .or(() -> match(LIBRARY, text, Cause.LIBRARY_MISSING, "its loader finds no "))
                .or(() -> match(SYMBOL, text, Cause.SYMBOL_MISSING, "its loader finds no symbol "));
    }

    private static Optional<StepFailure> match(Pattern pattern, String text, Cause cause, String words) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String what = matcher.group(1) != null || matcher.groupCount() == 1 ? matcher.group(1) : matcher.group(2);
        return Optional.of(new StepFailure(cause, words + ByteDifference.escape(what)));
    }
}
