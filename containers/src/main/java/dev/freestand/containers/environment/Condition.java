package dev.freestand.containers.environment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.freestand.verifier.proof.Cause;
import java.util.Arrays;
import java.util.Locale;

/**
 * Something that a static file must do without, or handle. The probe establishes each, or checks that it holds: where it
 * does not, the cell shows nothing. The words are those of the catalogue and of the probe's instructions.
 */
public enum Condition {
    /** The root holds nothing but what the cell itself brings. */
    EMPTY_ROOT,
    NO_PROC,
    NO_DEV,
    NO_TMP,
    NO_PASSWD,
    /** Nothing can be written below the root but in the working folder. */
    READ_ONLY_ROOT,
    /** The user is a number that nobody has named, another in each cell. */
    RANDOM_USER,
    /** There is no way to any network. */
    NO_NETWORK,
    /** No environment variable but those that a step sets itself. */
    EMPTY_ENVIRONMENT,
    /** LANG, LC_ALL and TZ name what does not exist, HOME is /nonexistent, PATH is empty, TERM unknown. */
    ODD_ENVIRONMENT,
    /** Descriptor 0 is closed, in steps that are given no input. */
    CLOSED_STDIN,
    /** 64 descriptors (RLIMIT_NOFILE). */
    FEW_FILES,
    /** A stack of 256 KiB (RLIMIT_STACK). */
    SMALL_STACK,
    /** An address space of the file's own size and 16 MiB (RLIMIT_AS). */
    SMALL_MEMORY,
    /** A seccomp filter as old container hosts have it: clone3, faccessat2 and statx end with EPERM. */
    OLD_SECCOMP;

    /** The word in the catalogue, such as {@code no-proc}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Why a file fails that fails under this condition, and does not without it. */
    public Cause cause() {
        return switch (this) {
            case SMALL_MEMORY -> Cause.OUT_OF_MEMORY;
            case OLD_SECCOMP -> Cause.SECCOMP;
            default -> Cause.valueOf(name());
        };
    }

    /** Whether it states what the root is without: then an engine that puts something into every root has to make another. */
    public boolean bare() {
        return switch (this) {
            case EMPTY_ROOT, NO_PROC, NO_DEV, NO_TMP, NO_PASSWD -> true;
            default -> false;
        };
    }

    /** The condition of that word. */
    @JsonCreator
    static Condition of(String word) {
        return Arrays.stream(values())
                .filter(condition -> condition.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no condition '" + word + "'"));
    }
}
