package dev.freestand.core.tree;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An object on its way into the tree: glibc's {@code struct link_map}, musl's {@code struct dso}. */
public final class LoadingObject {

    final String path;
    /** The folder that $ORIGIN stands for. */
    final String origin;

    final Object identity;
    public final DynamicInfo facts;
    /** Who asked for it first; null for the program. */
    final @Nullable LoadingObject loader;
    /** Names under which it was asked for. */
    final Set<String> names = new LinkedHashSet<>();

    final List<NeededLibrary> needs = new ArrayList<>();
    /** musl: the name under which it is found again; null while it was loaded by path only. */
    @Nullable
    String shortName;

    public LoadingObject(String path, Object identity, DynamicInfo facts, @Nullable LoadingObject loader) {
        this.path = path;
        int slash = path.lastIndexOf('/');
        this.origin = slash <= 0 ? "/" : path.substring(0, slash);
        this.identity = identity;
        this.facts = facts;
        this.loader = loader;
        names.add(path);
    }

    /** This object and those that asked for it, one after the other, up to the program. */
    List<LoadingObject> chain() {
        List<LoadingObject> chain = new ArrayList<>();
        for (LoadingObject one = this; one != null; one = one.loader) {
            chain.add(one);
        }
        return chain;
    }

    public LoadedObject finished() {
        return new LoadedObject(path, facts.soname(), needs);
    }
}
