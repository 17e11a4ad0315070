package dev.freestand.rcli.stream;

import dev.freestand.rcli.failure.RunException;
import dev.freestand.rcli.posix.FileStatus;
import dev.freestand.rcli.posix.Posix;
import dev.freestand.rcli.posix.PosixException;
import org.jspecify.annotations.Nullable;

/**
 * A file that comes into being, or is replaced, in one step.
 *
 * <p>Bytes go to another file in the same folder. Only when all are written and on the storage does it take the
 * destination's name; until then the destination keeps its old content. So the input may be the destination.
 *
 * <p>Where the file system can, the other file has no name until then: whatever ends the process, nothing of it is left.
 * Elsewhere it has a name, which is removed when a signal ends the process; SIGKILL alone leaves it behind.
 */
final class ReplacingOutput implements Output {
    /** Others get the permissions that the file mode mask leaves, as with any new file. */
    private static final int NEW_FILE = 0666;
    /** The new content is not readable for others before the old file's permissions are on it. */
    private static final int PRIVATE = 0600;
    /** Names that are tried: more than one is taken only by what killed runs left behind. */
    private static final int ATTEMPTS = 100;

    private final Posix sys;
    private final String destination;
    private final @Nullable FileStatus replaced;
    private final @Nullable String temporary;
    private final int descriptor;
    private @Nullable Input source;
    private boolean open = true;

    private ReplacingOutput(
            Posix sys, String destination, @Nullable FileStatus replaced, @Nullable String temporary, int descriptor) {
        this.sys = sys;
        this.destination = destination;
        this.replaced = replaced;
        this.temporary = temporary;
        this.descriptor = descriptor;
    }

    /**
     * Creates the file that is written.
     *
     * @param destination where the result goes; not a symbolic link
     * @param replaced the regular file that is there now, whose owner, mode and attributes the result gets, or {@code
     *     null}
     */
    static ReplacingOutput create(Posix sys, String destination, @Nullable FileStatus replaced) throws RunException {
        int mode = replaced == null ? NEW_FILE : PRIVATE;
        int unnamed = sys.createUnnamed(folder(destination), mode);
        if (unnamed != Posix.NOT_AVAILABLE) {
            return new ReplacingOutput(sys, destination, replaced, null, unnamed);
        }
        try {
            for (int n = 0; n < ATTEMPTS; n++) {
                String temporary = temporary(sys, destination, n);
                int descriptor = sys.create(temporary, mode);
                if (descriptor != Posix.TAKEN) {
                    sys.removeWhenKilled(temporary);
                    return new ReplacingOutput(sys, destination, replaced, temporary, descriptor);
                }
            }
        } catch (PosixException e) {
            throw RunException.system("cannot create", destination, e);
        }
        throw RunException.system("cannot create", destination, allTaken(sys, destination));
    }

    /** Says that the file that is replaced is the one that is read: what was appended to it meanwhile would be lost. */
    void replacesInput(Input input) {
        source = input;
    }

    @Override
    public boolean isTerminal() {
        return false;
    }

    @Override
    public void write(byte[] data, int to) throws RunException {
        try {
            sys.write(descriptor, data, 0, to);
        } catch (PosixException e) {
            throw RunException.system("cannot write", destination, e);
        }
    }

    @Override
    public void commit() throws RunException {
        String doing = "cannot write";
        try {
            sys.sync(descriptor);
            if (source != null && source.grew()) {
                doing = "cannot replace";
                throw new PosixException(
                        "it grew while it was read, and nothing was changed: try again when it is complete");
            }
            if (replaced != null) {
                doing = "cannot keep owner, mode and attributes";
                sys.adopt(descriptor, destination, replaced);
            }
            if (temporary == null) {
                doing = "cannot replace";
                giveName();
            }
            doing = "cannot write";
            open = false;
            sys.close(descriptor);
            if (temporary != null) {
                doing = "cannot replace";
                sys.rename(temporary, destination);
                sys.removeWhenKilled(null);
            }
        } catch (PosixException e) {
            throw RunException.system(doing, destination, e);
        }
    }

    private void giveName() throws PosixException {
        if (replaced == null && sys.name(descriptor, destination)) {
            return;
        }
        for (int n = 0; n < ATTEMPTS; n++) {
            if (sys.replace(descriptor, temporary(sys, destination, n), destination)) {
                return;
            }
        }
        throw allTaken(sys, destination);
    }

    @Override
    public RunException discard(RunException cause) {
        RunException result = cause;
        try {
            if (open) {
                open = false;
                sys.close(descriptor);
            }
        } catch (PosixException e) {
            result = result.and("closing what was written for " + destination + " failed as well: " + e.reason());
        }
        if (temporary == null) {
            return result;
        }
        try {
            sys.remove(temporary);
            sys.removeWhenKilled(null);
        } catch (PosixException e) {
            result = result.and("remove " + temporary + " yourself: " + e.reason());
        }
        return result;
    }

    private static String folder(String destination) {
        return destination.substring(0, destination.lastIndexOf('/') + 1);
    }

    private static String temporary(Posix sys, String destination, int n) {
        return folder(destination) + ".rcli-" + sys.processId() + "-" + n + ".tmp";
    }

    private static PosixException allTaken(Posix sys, String destination) {
        return new PosixException("File exists: " + folder(destination) + ".rcli-" + sys.processId() + "-*.tmp");
    }
}
