package dev.freestand.verifier.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one C library's loader searches. */
interface Rules {

    /** {@code glibc} or {@code musl}. */
    String name();

    /** An object that a name means without any search, or null. */
    @Nullable
    Link loaded(String name, List<Link> links);

    /** Whether the loader itself is meant by a name. */
    boolean loader(String name);

    /** The search for a name. */
    Hunt search(String name, Link asking);

    /** What the loader does when the search led to an object that is in memory already. */
    void foundAgain(Link link, String name, String path);

    /** What the loader keeps of a newly loaded object. */
    void foundNew(Link link, String name);

    /** What could not be used of its configuration. */
    List<String> problems();
}
