package dev.freestand.core.analysis;

import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.facts.FileError;

/** Why a file could not be inspected: stable codes, and the same sentences in every edition. */
public final class FileErrors {

    /**
     * Longest file that is looked at, in bytes: a sparse one of many TiB takes no room on a disk, and digesting it takes
     * days.
     */
    public static final long LONGEST = 8L << 30;

    /** What a path leads to that is a directory. */
    public static final String DIRECTORY = "is a directory";

    /** What a path leads to that is neither a file nor a directory. */
    public static final String SPECIAL = "is not a regular file (FIFO, socket or device)";

    private FileErrors() {}

    /** The file is a damaged ELF file. */
    public static FileError of(ElfFormatException e) {
        return new FileError(e.fault().code(), String.valueOf(e.getMessage()), e.offset());
    }

    /**
     * The path leads to something that is not a regular file.
     *
     * @param shown the path as it is shown
     * @param reason such as {@link #DIRECTORY}
     */
    public static FileError notRegular(String shown, String reason) {
        return new FileError("not-a-regular-file", shown + " " + reason, null);
    }

    /**
     * The file is longer than one that is read.
     *
     * @param shown the path as it is shown
     * @param reason {@link #tooLong(long, long)}
     */
    public static FileError tooLong(String shown, String reason) {
        return new FileError("too-long", shown + " " + reason, null);
    }

    /** Why a file is not read that is longer than one of its kind ever is. */
    public static String tooLong(long size, long limit) {
        return "is " + size + " bytes long, more than the " + limit + " that are read of it";
    }

    /** The file was written, or its name given to another, while it was looked at: what was seen holds for none of them. */
    public static FileError changed(String shown) {
        return new FileError(
                "changed-meanwhile",
                shown + " changed while it was inspected; wait until no program writes to it, then inspect it again",
                null);
    }

    /** There is no such file. */
    public static FileError absent(String shown) {
        return new FileError("no-such-file", "there is no file " + shown, null);
    }

    /** The file may not be read. */
    public static FileError denied(String shown) {
        return new FileError("permission-denied", shown + " may not be read", null);
    }

    /** The system refuses for another reason. */
    public static FileError unreadable(String shown, String reason) {
        return new FileError("io-error", shown + " could not be read: " + reason, null);
    }
}
