package dev.freestand.core.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one C library's loader searches. */
interface LoaderRules {

    /** Whose rules they are: {@code glibc} or {@code musl}. */
    String name();

    /** Whether names under a tag are looked for at all. */
    boolean follows(NeededLibrary.Kind kind);

    /** Whether it insists that libraries define the symbol versions that are needed of them. */
    boolean checksVersions();

    /** The name that the loader looks for where an object has this one; null where it refuses the name. */
    @Nullable
    String asked(String name, LoadingObject asking);

    /** An object that a name means without any search, or null. */
    @Nullable
    LoadingObject loaded(String name, List<LoadingObject> links);

    /** Whether the loader itself is meant by a name. */
    boolean loader(String name);

    /** The search for a name. */
    LibrarySearch search(String name, LoadingObject asking);

    /** What the loader does when the search led to an object that is in memory already. */
    void foundAgain(LoadingObject link, String name, String path);

    /** What the loader keeps of a newly loaded object. */
    void foundNew(LoadingObject link, String name);

    /** What could not be used of its configuration. */
    List<String> problems();

    /** Whether its configuration takes more work than any real one, so that answers may be incomplete. */
    boolean exhausted();
}
