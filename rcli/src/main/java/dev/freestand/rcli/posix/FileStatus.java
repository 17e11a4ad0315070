package dev.freestand.rcli.posix;

/**
 * What has to be known of a file that is about to be replaced.
 *
 * @param regular whether it is a regular file: a device, a pipe or a folder is never replaced by renaming over it
 * @param mode permission bits, 0 to 07777
 * @param owner user id
 * @param group group id
 * @param names how many names lead to it (hard links)
 * @param size bytes of a regular file
 * @param device with {@code node}: what distinguishes it from every other file
 * @param node see {@code device}
 */
public record FileStatus(
        boolean regular, int mode, int owner, int group, long names, long size, long device, long node) {
    /** The set-user-id, set-group-id and sticky bits, and read, write and execute for owner, group and others. */
    static final int MODE_BITS = 07777;

    public FileStatus {
        if ((mode & ~MODE_BITS) != 0) {
            throw new IllegalArgumentException("mode " + mode);
        }
    }

    /** Whether both are of one file. */
    public boolean sameFile(FileStatus other) {
        return device == other.device && node == other.node;
    }
}
