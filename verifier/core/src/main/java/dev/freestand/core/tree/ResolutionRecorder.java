package dev.freestand.core.tree;

import dev.freestand.core.tree.DynamicInfo.NeededEntry;
import java.util.ArrayList;
import java.util.List;

/** Makes the record of what became of a name. */
final class ResolutionRecorder {

    private ResolutionRecorder() {}

    static NeededLibrary of(NeededEntry dependency, ResolutionStatus status, String path, List<RejectedPath> tried) {
        return new NeededLibrary(
                dependency.name(),
                status,
                path,
                null,
                null,
                null,
                null,
                tried,
                List.of(),
                dependency.kind(),
                List.of());
    }

    /** Found by a search, for the first time. */
    static NeededLibrary found(NeededEntry dependency, LibrarySearch.Found found, LibrarySearch hunt) {
        LibrarySearch.How how = found.how();
        return new NeededLibrary(
                dependency.name(),
                ResolutionStatus.FOUND,
                found.path(),
                found.candidate().realPath(),
                how.via(),
                how.of(),
                how.entry(),
                List.of(),
                hunt.notes,
                dependency.kind(),
                hunt.caveats);
    }

    /** Among what is loaded already. */
    static NeededLibrary again(NeededEntry dependency, LoadingObject link) {
        return new NeededLibrary(
                dependency.name(),
                ResolutionStatus.LOADED,
                link.path,
                null,
                ResolutionSource.LOADED,
                null,
                null,
                List.of(),
                List.of(),
                dependency.kind(),
                List.of());
    }

    /** Records a need that the loader itself satisfies. */
    static NeededLibrary itself(NeededEntry dependency, NeededLibrary loader) {
        return new NeededLibrary(
                dependency.name(),
                ResolutionStatus.LOADED,
                loader.path(),
                loader.realPath(),
                ResolutionSource.INTERPRETER,
                null,
                null,
                List.of(),
                List.of(),
                dependency.kind(),
                List.of());
    }

    /** The loader, which is missing or refused. */
    static NeededLibrary like(NeededEntry dependency, NeededLibrary loader) {
        return of(dependency, loader.status(), loader.path() == null ? loader.name() : loader.path(), loader.tried());
    }

    /** Not found, or found on some processors only. */
    static NeededLibrary lost(NeededEntry dependency, LibrarySearch hunt) {
        List<String> caveats = new ArrayList<>(hunt.caveats);
        for (LibrarySearch.Alternative other : hunt.alternatives) {
            caveats.add("only " + other.condition() + " find it: " + other.path());
        }
        boolean refused = hunt.refusedPath != null;
        ResolutionStatus status = refused ? ResolutionStatus.REFUSED : ResolutionStatus.MISSING;
        String path = hunt.refusedPath;
        if (!hunt.alternatives.isEmpty()) {
            status = ResolutionStatus.CONDITIONAL;
            path = hunt.alternatives.get(0).path();
        }
        return new NeededLibrary(
                dependency.name(),
                status,
                path,
                null,
                null,
                null,
                null,
                hunt.tried,
                hunt.notes,
                dependency.kind(),
                caveats);
    }
}
