package dev.freestand.core.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program or library that is loaded.
 *
 * @param path as the loader opens it, seen from inside the root
 * @param soname DT_SONAME
 * @param needs in the order of DT_NEEDED
 */
public record LoadedObject(String path, @Nullable String soname, List<NeededLibrary> needs) {

    public LoadedObject {
        needs = List.copyOf(needs);
    }
}
