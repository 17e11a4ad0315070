package dev.freestand.standalone;

import dev.freestand.core.sarif.SourceRoot;

/** Finds the root of the repository that this process runs in. */
final class RepositoryRoot {

    private RepositoryRoot() {}

    /** What the paths of a SARIF log count from. */
    static SourceRoot root() {
        try {
            return SourceRoot.of(RealPath.workingFolder().text(), path -> FileState.isThere(FilePath.ofText(path)));
        } catch (FileFaultException unknown) {
            // The folder has been removed: paths are relative to something that is not known.
            return new SourceRoot(null, "");
        }
    }
}
