package dev.freestand.core.tree;

import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.facts.DlopenNotes.DlopenEntry;
import dev.freestand.core.tree.DynamicInfo.NeededEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One program's libraries, breadth first, as both loaders map them. */
public final class TreeBuilder {

    private final SearchSettings settings;
    private final LibrarySearch.Ground ground;
    private final List<LoadingObject> links = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<DlopenLibrary> opens = new ArrayList<>();
    private final LoaderRules rules;
    private final String interpreter;
    private final NeededLibrary loader;
    private final CandidateLibrary loaderFile;
    private final Set<String> loaderNames;
    private final boolean named;
    private int needs;

    public TreeBuilder(
            FileTree files, SearchSettings settings, ElfFile program, LoadingObject first, List<String> privileges) {
        this.settings = settings;
        this.ground = new LibrarySearch.Ground(files, program.header(), settings.folder());
        this.named = program.interpreter() != null;
        this.interpreter = named ? String.valueOf(program.interpreter()) : implied(program);
        this.loaderFile = CandidateLibrary.open(files, ground.absolute(interpreter), program.header());
        this.loader = loader(loaderFile);
        this.loaderNames = new HashSet<>(Set.of(interpreter));
        loaderNames.add(interpreter.substring(interpreter.lastIndexOf('/') + 1));
        DynamicInfo facts = loaderFile.facts();
        if (facts != null && facts.soname() != null) {
            loaderNames.add(facts.soname());
        }
        boolean secure = !privileges.isEmpty();
        this.rules = MuslLoaderRules.musl(interpreter)
                ? new MuslLoaderRules(ground, settings.libraryPath(), interpreter, first, secure)
                : new GlibcLoaderRules(ground, settings, first, interpreter, loaderNames, secure);
        if (secure) {
            notes.add(String.join(", ", privileges)
                    + ": starts in secure-execution mode, where $ORIGIN and LD_LIBRARY_PATH do not count");
        }
        links.add(first);
    }

    public LibraryTree run(boolean inside) {
        if (!inside) {
            notes.add("the file lies outside the root: it is looked at as if it lay inside, under the same path");
        }
        if (!named) {
            notes.add("the file names no interpreter: the rules are those of " + interpreter);
        }
        String problem = null;
        for (int i = 0; i < links.size() && problem == null; i++) {
            problem = needsOf(links.get(i));
        }
        if (problem == null) {
            problem = opened();
        }
        VersionCheck.Result versions =
                problem == null ? versions() : new VersionCheck.Result(List.of(), List.of(), problem);
        notes.addAll(rules.problems());
        return new LibraryTree(
                settings.root(),
                rules.name(),
                named ? loader : null,
                links.stream().map(LoadingObject::finished).toList(),
                versions.problem(),
                notes,
                versions.missing(),
                versions.refused(),
                opens);
    }

    private @Nullable String needsOf(LoadingObject asking) {
        for (NeededEntry dependency : asking.facts.dependencies()) {
            String problem = limits();
            if (problem != null) {
                return problem;
            }
            if (rules.follows(dependency.kind())) {
                asking.needs.add(need(dependency, asking));
            } else {
                notes.add(asking.path + " is a filter for " + dependency.name() + ", which " + rules.name()
                        + "'s loader does not load");
            }
        }
        return limits(0);
    }

    private @Nullable String limits() {
        return limits(1);
    }

    private @Nullable String limits(int more) {
        needs += more;
        if (needs > TreeLimits.NEEDS) {
            return "more than " + TreeLimits.NEEDS + " names are needed: the rest was not looked for";
        }
        if (links.size() >= TreeLimits.OBJECTS) {
            return "more than " + TreeLimits.OBJECTS + " objects are loaded: the rest was not looked for";
        }
        if (rules.exhausted()) {
            return "the loader's cache takes more work than any real one: the rest was not looked for";
        }
        return ground.exhausted()
                ? "more than " + TreeLimits.ATTEMPTS + " paths were tried: the rest was not looked for"
                : null;
    }

    /** Asked of what is loaded, and only where nothing else ends the start. */
    private VersionCheck.Result versions() {
        for (LoadingObject link : links) {
            for (NeededLibrary need : link.needs) {
                if (need.fatal() || need.status() == ResolutionStatus.CONDITIONAL) {
                    return new VersionCheck.Result(List.of(), List.of(), null);
                }
            }
        }
        if (!rules.checksVersions() || (named && !loader.status().good())) {
            return new VersionCheck.Result(List.of(), List.of(), null);
        }
        List<LoadingObject> all = new ArrayList<>(links);
        DynamicInfo facts = loaderFile.facts();
        Object identity = loaderFile.identity();
        if (facts != null && identity != null) {
            LoadingObject own = new LoadingObject(interpreter, identity, facts, null);
            own.names.addAll(loaderNames);
            all.add(own);
        }
        return new VersionCheck(all).run();
    }

    private @Nullable String opened() {
        for (LoadingObject link : links) {
            if (link.facts.dlopen().problem() != null) {
                notes.add(link.path + ": " + link.facts.dlopen().problem());
            }
            for (DlopenEntry entry : link.facts.dlopen().entries()) {
                NeededLibrary first = null;
                NeededLibrary found = null;
                for (String name : entry.sonames()) {
                    String problem = limits();
                    if (problem != null) {
                        return problem;
                    }
                    NeededLibrary need =
                            found == null ? only(new NeededEntry(NeededLibrary.Kind.DLOPEN, name), link) : null;
                    first = first == null ? need : first;
                    found = need != null && need.status().good() ? need : found;
                }
                NeededLibrary best = found != null ? found : first;
                if (best != null) {
                    opens.add(new DlopenLibrary(link.path, entry, best));
                }
            }
        }
        return null;
    }

    /** Looks a name up and loads nothing. */
    private NeededLibrary only(NeededEntry dependency, LoadingObject asking) {
        Set<LoadingObject> before = new HashSet<>(links);
        NeededLibrary need = need(dependency, asking);
        links.removeIf(link -> !before.contains(link));
        return need;
    }

    private NeededLibrary need(NeededEntry dependency, LoadingObject asking) {
        String raw = dependency.name();
        String name = rules.asked(raw, asking);
        if (name == null) {
            RejectedPath attempt = new RejectedPath(raw, "tokens are not allowed in secure-execution mode");
            return ResolutionRecorder.of(dependency, ResolutionStatus.REFUSED, raw, List.of(attempt));
        }
        if (rules.loader(name)) {
            return loader.status().good() ? itself(dependency) : ResolutionRecorder.like(dependency, loader);
        }
        LoadingObject known = rules.loaded(name, links);
        if (known != null) {
            return ResolutionRecorder.again(dependency, known);
        }
        LibrarySearch hunt = rules.search(name, asking);
        LibrarySearch.Found found = hunt.found;
        if (found == null) {
            return ResolutionRecorder.lost(dependency, hunt);
        }
        CandidateLibrary candidate = found.candidate();
        if (candidate.identity() == null || candidate.facts() == null) {
            throw new IllegalStateException("a usable object has facts: " + found.path());
        }
        if (candidate.identity().equals(loaderFile.identity())) {
            return itself(dependency);
        }
        for (LoadingObject link : links) {
            if (link.identity.equals(candidate.identity())) {
                rules.foundAgain(link, name, found.path());
                return ResolutionRecorder.again(dependency, link);
            }
        }
        LoadingObject link = new LoadingObject(found.path(), candidate.identity(), candidate.facts(), asking);
        rules.foundNew(link, name);
        links.add(link);
        return ResolutionRecorder.found(dependency, found, hunt);
    }

    private NeededLibrary itself(NeededEntry dependency) {
        return ResolutionRecorder.itself(dependency, loader);
    }

    private NeededLibrary loader(CandidateLibrary candidate) {
        boolean usable = candidate.answer() == CandidateLibrary.Answer.USABLE;
        boolean absent = candidate.answer() == CandidateLibrary.Answer.ABSENT;
        return new NeededLibrary(
                interpreter,
                usable ? ResolutionStatus.FOUND : absent ? ResolutionStatus.MISSING : ResolutionStatus.REFUSED,
                absent ? null : interpreter,
                candidate.realPath(),
                usable ? ResolutionSource.PATH : null,
                null,
                null,
                usable ? List.of() : List.of(new RejectedPath(interpreter, candidate.why())),
                List.of(),
                NeededLibrary.Kind.INTERPRETER,
                interpreter.startsWith("/")
                        ? List.of()
                        : List.of("depends on the current folder: the interpreter has a relative path"));
    }

    /** The loader of a file that names none: musl's where it needs musl's library by name. */
    private static String implied(ElfFile program) {
        for (String name : program.needed()) {
            if (name.startsWith("libc.musl-") && name.endsWith(".so.1")) {
                return "/lib/ld-musl-" + name.substring("libc.musl-".length());
            }
        }
        if (program.needed().contains("libc.so")) {
            return "/lib/ld-musl-" + LoaderAbi.of(program.header()).platform() + ".so.1";
        }
        return LoaderAbi.of(program.header()).loader();
    }
}
