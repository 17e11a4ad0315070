package dev.freestand.cli.pack;

import java.io.IOException;
import java.nio.file.Path;

/** Writes packages of one kind. */
interface PackageWriter {

    /** What such a package is called. */
    String fileName(PackagePlan plan);

    /**
     * Writes it.
     *
     * @param target the file to make; there is none yet
     * @param work an empty folder for what is needed meanwhile
     */
    void write(PackagePlan plan, Path target, Path work) throws PackException, IOException;
}
