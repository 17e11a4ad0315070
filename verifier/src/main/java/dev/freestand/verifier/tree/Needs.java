package dev.freestand.verifier.tree;

import java.util.ArrayList;
import java.util.List;

/** Makes the record of what became of a name. */
final class Needs {

    private Needs() {}

    static Need of(Dependency dependency, Status status, String path, List<Attempt> tried) {
        return new Need(
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
    static Need found(Dependency dependency, Hunt.Found found, Hunt hunt) {
        Hunt.How how = found.how();
        return new Need(
                dependency.name(),
                Status.FOUND,
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
    static Need again(Dependency dependency, Link link) {
        return new Need(
                dependency.name(),
                Status.LOADED,
                link.path,
                null,
                Via.LOADED,
                null,
                null,
                List.of(),
                List.of(),
                dependency.kind(),
                List.of());
    }

    /** The loader itself. */
    static Need itself(Dependency dependency, Need loader) {
        return new Need(
                dependency.name(),
                Status.LOADED,
                loader.path(),
                loader.realPath(),
                Via.INTERPRETER,
                null,
                null,
                List.of(),
                List.of(),
                dependency.kind(),
                List.of());
    }

    /** The loader, which is missing or refused. */
    static Need like(Dependency dependency, Need loader) {
        return of(dependency, loader.status(), loader.path() == null ? loader.name() : loader.path(), loader.tried());
    }

    /** Not found, or found on some processors only. */
    static Need lost(Dependency dependency, Hunt hunt) {
        List<String> caveats = new ArrayList<>(hunt.caveats);
        for (Hunt.Alternative other : hunt.alternatives) {
            caveats.add("only " + other.condition() + " find it: " + other.path());
        }
        boolean refused = hunt.refusedPath != null;
        Status status = refused ? Status.REFUSED : Status.MISSING;
        String path = hunt.refusedPath;
        if (!hunt.alternatives.isEmpty()) {
            status = Status.CONDITIONAL;
            path = hunt.alternatives.get(0).path();
        }
        return new Need(
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
