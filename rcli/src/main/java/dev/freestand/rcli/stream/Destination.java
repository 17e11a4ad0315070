package dev.freestand.rcli.stream;

import dev.freestand.rcli.failure.RunException;
import dev.freestand.rcli.posix.FileStatus;
import dev.freestand.rcli.posix.Posix;
import dev.freestand.rcli.posix.PosixException;
import org.jspecify.annotations.Nullable;

/** Where the result of a run goes: a file that comes into being or is replaced, a device, or standard output. */
final class Destination {
    /** Symbolic links followed before giving up: Linux's own limit. */
    private static final int MAX_LINKS = 40;

    private Destination() {}

    /**
     * Opens it. Nothing was read yet: bytes taken from a pipe and then refused would be lost.
     *
     * @param source what is read
     * @param input its path; {@code null}: standard input
     * @param output path of the destination; {@code null}: standard output
     * @param force whether it may be a terminal
     */
    static Output open(Posix sys, Input source, @Nullable String input, @Nullable String output, boolean force)
            throws RunException {
        if (output == null) {
            return refuseTerminal(DirectOutput.standard(sys), force);
        }
        try {
            String destination = followLinks(sys, output);
            FileStatus status = sys.status(destination);
            if (status == null || status.regular()) {
                // A standard input that is closed has no status; that is a matter of reading.
                boolean replacesInput = status != null
                        && (input != null || status.names() > 1)
                        && source.status().sameFile(status);
                if (status != null && replacesInput && status.names() > 1) {
                    throw new PosixException(
                            "it has " + status.names() + " names (hard links), and the old content would stay"
                                    + " under the others: write to another file with -o, or remove the other names");
                }
                ReplacingOutput replacing = ReplacingOutput.create(sys, destination, status);
                if (replacesInput) {
                    replacing.replacesInput(source);
                }
                return replacing;
            }
            if (output.equals(input)) {
                throw new PosixException("Not a regular file");
            }
        } catch (PosixException e) {
            throw RunException.system("cannot replace", output, e);
        }
        return refuseTerminal(DirectOutput.device(sys, output), force);
    }

    private static DirectOutput refuseTerminal(DirectOutput direct, boolean force) throws RunException {
        if (!force && direct.isTerminal()) {
            throw RunException.usage(
                    "cannot write: " + direct.name() + ": it is a terminal (use -o FILE, a pipe, or --force)");
        }
        return direct;
    }

    /** A link that is written to stays a link: the file it leads to is replaced, also where that is yet to be made. */
    private static String followLinks(Posix sys, String path) throws PosixException {
        String current = path;
        for (int n = 0; n <= MAX_LINKS; n++) {
            String target = sys.readLink(current);
            if (target == null) {
                return current;
            }
            current = target.startsWith("/") ? target : current.substring(0, current.lastIndexOf('/') + 1) + target;
        }
        throw new PosixException("Too many levels of symbolic links");
    }
}
