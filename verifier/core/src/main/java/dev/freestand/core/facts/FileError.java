package dev.freestand.core.facts;

import org.jspecify.annotations.Nullable;

/**
 * Why a file has no record.
 *
 * @param code stable word, such as {@code truncated}
 * @param message one sentence for people
 * @param offset file offset in bytes where it was noticed; null where none applies
 */
public record FileError(
        String code, String message, @Nullable Long offset) {

    /** The code of a file that is not looked at, because its build failed: what lies there is an earlier one, if any. */
    public static final String BUILD_FAILED = "build-failed";

    /** The code of a file that was not built, because something that its build needs is not installed. */
    public static final String BUILD_TOOL_MISSING = "build-tool-missing";

    /** Whether the file was not looked at, because no build made it. */
    public boolean notBuilt() {
        return code.equals(BUILD_FAILED) || code.equals(BUILD_TOOL_MISSING);
    }
}
