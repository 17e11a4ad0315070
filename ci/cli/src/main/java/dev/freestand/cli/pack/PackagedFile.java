package dev.freestand.cli.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file within a package.
 *
 * @param source where its bytes are
 * @param executable whether it is a program; its mode is 0755 then, and 0644 otherwise, whatever the source's is
 */
record PackagedFile(Path source, boolean executable) {

    int mode() {
        return executable ? 0755 : 0644;
    }

    long size() throws IOException {
        return Files.size(source);
    }

    InputStream open() throws IOException {
        return Files.newInputStream(source, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }
}
