package dev.freestand.cli.pack;

/**
 * A file within a package.
 *
 * @param content its bytes: held in memory, so that every package has the same whatever becomes of the source meanwhile
 * @param executable whether it is a program; its mode is 0755 then, and 0644 otherwise, whatever the source's is
 */
// Two of these are never compared.
@SuppressWarnings("ArrayRecordComponent")
record PackagedFile(byte[] content, boolean executable) {

    int mode() {
        return executable ? 0755 : 0644;
    }
}
