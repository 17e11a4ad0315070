package dev.freestand.rcli.posix;

import org.jspecify.annotations.Nullable;

/**
 * The few things this program asks of the operating system, in POSIX terms.
 *
 * <p>There are two implementations: one on the class library of a Java virtual machine, one on the C library for the
 * native file. Both give the same reasons in the same words, so that the program behaves alike.
 */
public interface Posix {
    /** File descriptor of standard input. */
    int STDIN = 0;
    /** File descriptor of standard output. */
    int STDOUT = 1;
    /** File descriptor of standard error. */
    int STDERR = 2;
    /** Answer of {@link #create} when the name is taken. */
    int TAKEN = -1;
    /** Answer of {@link #createUnnamed} where files without a name cannot be made, or not be named later. */
    int NOT_AVAILABLE = -2;

    /** Opens a file for reading and gives its descriptor. */
    int openToRead(String path) throws PosixException;

    /** Opens an existing device or pipe for writing, neither creating nor truncating anything. */
    int openToWrite(String path) throws PosixException;

    /**
     * Creates a file that did not exist, for writing.
     *
     * @param mode permission bits, from which the process's file mode mask is taken away
     * @return its descriptor, or {@link #TAKEN} if something of that name exists
     */
    int create(String path, int mode) throws PosixException;

    /**
     * Creates a file that has no name yet, for writing: where the process ends early, however it ends, nothing of it is left.
     *
     * @param folder where it will get its name; {@code ""}: the current folder
     * @param mode permission bits, from which the process's file mode mask is taken away
     * @return its descriptor, or {@link #NOT_AVAILABLE}
     */
    int createUnnamed(String folder, int mode);

    /** Gives a file from {@link #createUnnamed} its name; {@code false} if something of that name exists. */
    boolean name(int descriptor, String path) throws PosixException;

    /**
     * Puts a file from {@link #createUnnamed} in the place of {@code replaced} in one step.
     *
     * @param temporary a name in the same folder that the file has for a moment, in which no signal but SIGKILL ends the
     *     process
     * @return {@code false} if {@code temporary} is taken; nothing was changed then
     */
    boolean replace(int descriptor, String temporary, String replaced) throws PosixException;

    /** Reads up to {@code buffer.length} bytes, and waits for the first also on a stream that does not block; 0 at the end. */
    int read(int descriptor, byte[] buffer) throws PosixException;

    /** Writes all bytes of {@code data} from {@code from} to before {@code to}; waits for room as {@link #read} does. */
    void write(int descriptor, byte[] data, int from, int to) throws PosixException;

    /** Waits until what was written is on the storage. */
    void sync(int descriptor) throws PosixException;

    void close(int descriptor) throws PosixException;

    /** Gives {@code to} the file of {@code from} in one step: others see the old content or the new, nothing between. */
    void rename(String from, String to) throws PosixException;

    void remove(String path) throws PosixException;

    /** Status of what the path leads to, symbolic links followed; {@code null} if there is nothing. */
    @Nullable
    FileStatus status(String path) throws PosixException;

    /** Status of what is open there. */
    FileStatus status(int descriptor) throws PosixException;

    /**
     * Gives an open file the owner, the group, the mode, the access control list and the extended attributes of another.
     *
     * @param path the other file
     * @param model its status
     * @throws PosixException if one of them cannot be kept; the text names it
     */
    void adopt(int descriptor, String path, FileStatus model) throws PosixException;

    /** Where a symbolic link points, as written in it; {@code null} if the path is not a symbolic link. */
    @Nullable
    String readLink(String path) throws PosixException;

    boolean isTerminal(int descriptor);

    /** Value of an environment variable; {@code null} if it is not set. */
    @Nullable
    String environment(String name);

    /** A clock that only goes forward, in nanoseconds; from when it counts is not known. */
    long nanoTime();

    /**
     * What this program is made of, beside its Java: lines, each with its end.
     */
    String build();

    /** From here on, the memory of this process stays out of core dumps, and other processes of the user cannot read it. */
    void hideMemory();

    /** Fills the array with random bytes from the kernel, and gives no others. */
    void random(byte[] array) throws PosixException;

    /**
     * Asks on the terminal for a line that is not shown.
     *
     * @return its bytes without the line end; {@code null}: there is no terminal
     */
    byte @Nullable [] askSecret(String prompt) throws PosixException;

    /** No core dumps from here on, and what is in memory stays out of the swap space where the system allows that. */
    void lockMemory();

    /** Says that a megabyte of memory is about to be used, which can be had at once. */
    void expectUse();

    /** Bytes of memory that the program may take in all. */
    long memory();

    /** A number that no other living process on this system has. */
    long processId();

    /** From now on, a signal that ends the process also removes this file; {@code null}: no file. */
    void removeWhenKilled(@Nullable String path);

    /** From now on, a signal that ends the process also clears as many columns of the last line on standard error; 0: none. */
    void clearWhenKilled(int columns);
}
