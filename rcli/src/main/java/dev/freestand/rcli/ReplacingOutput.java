package dev.freestand.rcli;

import org.jspecify.annotations.Nullable;

/**
 * A file that comes into being, or is replaced, in one step.
 *
 * <p>Bytes go to a temporary file in the same folder. Only when all are written and on the storage does it take the
 * destination's name; until then the destination keeps its old content. So the input may be the destination.
 */
final class ReplacingOutput implements Output {
    /** Others get the permissions that the file mode mask leaves, as with any new file. */
    private static final int NEW_FILE = 0666;
    /** Nobody else may look at the new content before the old file's permissions are on it. */
    private static final int PRIVATE = 0600;
    /** Names that are tried: more than one is taken only by what killed runs left behind. */
    private static final int ATTEMPTS = 100;

    private final Sys sys;
    private final String destination;
    private final @Nullable FileStatus replaced;
    private final String temporary;
    private final int descriptor;
    private boolean open = true;

    private ReplacingOutput(
            Sys sys, String destination, @Nullable FileStatus replaced, String temporary, int descriptor) {
        this.sys = sys;
        this.destination = destination;
        this.replaced = replaced;
        this.temporary = temporary;
        this.descriptor = descriptor;
    }

    /**
     * Creates the temporary file.
     *
     * @param destination where the result goes; not a symbolic link
     * @param replaced the regular file that is there now, whose owner and mode the result gets, or {@code null}
     */
    static ReplacingOutput create(Sys sys, String destination, @Nullable FileStatus replaced) throws Failure {
        String folder = destination.substring(0, destination.lastIndexOf('/') + 1);
        try {
            for (int n = 0; n < ATTEMPTS; n++) {
                String temporary = folder + ".rcli-" + sys.processId() + "-" + n + ".tmp";
                int descriptor = sys.create(temporary, replaced == null ? NEW_FILE : PRIVATE);
                if (descriptor != Sys.TAKEN) {
                    sys.removeWhenKilled(temporary);
                    return new ReplacingOutput(sys, destination, replaced, temporary, descriptor);
                }
            }
        } catch (SysException e) {
            throw Failure.system("cannot create", destination, e);
        }
        throw Failure.system(
                "cannot create",
                destination,
                new SysException("File exists: " + folder + ".rcli-" + sys.processId() + "-*.tmp"));
    }

    @Override
    public void write(byte[] data, int to) throws Failure {
        try {
            sys.write(descriptor, data, 0, to);
        } catch (SysException e) {
            throw Failure.system("cannot write", destination, e);
        }
    }

    @Override
    public void commit() throws Failure {
        String doing = "cannot write";
        try {
            sys.sync(descriptor);
            open = false;
            sys.close(descriptor);
            if (replaced != null) {
                doing = "cannot keep owner and mode";
                sys.adopt(temporary, replaced);
            }
            doing = "cannot replace";
            sys.rename(temporary, destination);
            sys.removeWhenKilled(null);
        } catch (SysException e) {
            throw Failure.system(doing, destination, e);
        }
    }

    @Override
    public Failure discard(Failure cause) {
        Failure result = cause;
        try {
            if (open) {
                open = false;
                sys.close(descriptor);
            }
        } catch (SysException e) {
            result = result.and("closing " + temporary + " failed as well: " + e.reason());
        }
        try {
            sys.remove(temporary);
            sys.removeWhenKilled(null);
        } catch (SysException e) {
            result = result.and("remove " + temporary + " yourself: " + e.reason());
        }
        return result;
    }
}
