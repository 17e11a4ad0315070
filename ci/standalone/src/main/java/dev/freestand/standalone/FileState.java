package dev.freestand.standalone;

import dev.freestand.aot.libc.LibcFunctions;
import dev.freestand.attest.ShipmentContent.EntryKind;
import dev.freestand.core.analysis.FileErrors;
import dev.freestand.core.facts.Privileges;
import java.util.Arrays;
import java.util.List;
import org.teavm.interop.Address;

/**
 * What the system states about a file: enough to see whether a name still leads to the same file, and whether anybody
 * wrote to it.
 *
 * @param facts in the order of {@code files.h}; not changed by anybody
 */
record FileState(long[] facts) {

    private static final int FACTS = 9;
    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int DIRECTORY = 0040000;
    private static final int LINK = 0120000;
    /** No type of any file. */
    private static final int UNKNOWN = -1;

    private static final int SET_USER = 04000;
    private static final int SET_GROUP = 02000;
    private static final int GROUP_MAY_EXECUTE = 0010;

    /**
     * Of what a path leads to. Symbolic links are followed.
     *
     * @throws FileFaultException if that is not known
     */
    static FileState of(FilePath file) throws FileFaultException {
        long[] facts = new long[FACTS];
        byte[] path = file.zeroEnded();
        if (SystemCalls.factsOfPath(Address.ofData(path), Address.ofData(facts)) < 0) {
            throw FileFaultException.of(file, LibcFunctions.errno());
        }
        return new FileState(facts);
    }

    /**
     * Of a name itself, where it is a symbolic link.
     *
     * @throws FileFaultException if that is not known
     */
    static FileState ofLink(FilePath file) throws FileFaultException {
        long[] facts = new long[FACTS];
        byte[] path = file.zeroEnded();
        if (SystemCalls.factsOfLink(Address.ofData(path), Address.ofData(facts)) < 0) {
            throw FileFaultException.of(file, LibcFunctions.errno());
        }
        return new FileState(facts);
    }

    /** Of a file that is open. */
    static FileState of(FilePath file, int descriptor) throws FileFaultException {
        long[] facts = new long[FACTS];
        if (SystemCalls.factsOfOpen(descriptor, Address.ofData(facts)) < 0) {
            throw FileFaultException.of(file, LibcFunctions.errno());
        }
        return new FileState(facts);
    }

    /** Whether a path leads to a regular file; not where that is not known. */
    static boolean isRegular(FilePath file) {
        return typeOf(file) == REGULAR;
    }

    /** Whether a path leads to a folder; not where that is not known. */
    static boolean isFolder(FilePath file) {
        return typeOf(file) == DIRECTORY;
    }

    /** Whether a path leads to something, whatever that is; not where that is not known. */
    static boolean exists(FilePath file) {
        return typeOf(file) != UNKNOWN;
    }

    /** Whether there is something of that name, be it a link that leads nowhere; not where that is not known. */
    static boolean isThere(FilePath file) {
        long[] facts = new long[FACTS];
        byte[] path = file.zeroEnded();
        return SystemCalls.factsOfLink(Address.ofData(path), Address.ofData(facts)) == 0;
    }

    private static int typeOf(FilePath file) {
        long[] facts = new long[FACTS];
        byte[] path = file.zeroEnded();
        return SystemCalls.factsOfPath(Address.ofData(path), Address.ofData(facts)) == 0
                ? new FileState(facts).type()
                : UNKNOWN;
    }

    /**
     * Makes sure that it is a regular file.
     *
     * @throws FileFaultException if it is not
     */
    void requireRegular(FilePath file) throws FileFaultException {
        if (type() != REGULAR) {
            throw FileFaultException.notRegular(file, type() == DIRECTORY ? FileErrors.DIRECTORY : FileErrors.SPECIAL);
        }
    }

    /** Length in bytes. */
    long size() {
        return facts[3];
    }

    /** How many names it has (hard links). */
    long names() {
        return facts[8];
    }

    /** What tells it from other files: equal for all names of one. */
    Object identity() {
        return List.of(facts[1], facts[2]);
    }

    /** Whether it is of a regular file. */
    boolean isRegular() {
        return type() == REGULAR;
    }

    /** Whether it is of a folder. */
    boolean isFolder() {
        return type() == DIRECTORY;
    }

    /** Whether it is of a symbolic link. */
    boolean isLink() {
        return type() == LINK;
    }

    /** Whether it is of the same file, whatever was written to it. */
    boolean sameFile(FileState other) {
        return facts[1] == other.facts[1] && facts[2] == other.facts[2];
    }

    /** Whether it is of the same file, and that was not written to. */
    boolean unchanged(FileState other) {
        return Arrays.equals(facts, 1, FACTS, other.facts, 1, FACTS);
    }

    /** What it grants to the user who starts it. File capabilities are not looked for. */
    Privileges privileges() {
        int mode = (int) facts[0];
        return new Privileges((mode & SET_USER) != 0, (mode & SET_GROUP) != 0 && (mode & GROUP_MAY_EXECUTE) != 0, null);
    }

    /** Permissions, with setuid and setgid. */
    int mode() {
        return (int) facts[0];
    }

    /** What a name stands for in a shipment. */
    EntryKind kind() {
        return switch (type()) {
            case REGULAR -> EntryKind.FILE;
            case DIRECTORY -> EntryKind.FOLDER;
            case LINK -> EntryKind.LINK;
            default -> EntryKind.OTHER;
        };
    }

    private int type() {
        return (int) facts[0] & TYPE;
    }
}
