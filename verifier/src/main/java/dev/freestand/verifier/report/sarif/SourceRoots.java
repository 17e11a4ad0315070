package dev.freestand.verifier.report.sarif;

import dev.freestand.core.sarif.SourceRoot;
import dev.freestand.verifier.file.FileNames;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Finds the root of a repository on this machine. */
public final class SourceRoots {

    private SourceRoots() {}

    /** The root of the repository that a folder is in. */
    public static SourceRoot of(Path folder) {
        return SourceRoot.of(
                FileNames.text(FileNames.absolute(folder).normalize()),
                path -> Files.exists(FileNames.ofText(path), LinkOption.NOFOLLOW_LINKS));
    }
}
