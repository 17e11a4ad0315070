package dev.freestand.verifier.tree;

import dev.freestand.verifier.elf.ElfFile;
import dev.freestand.verifier.proof.DlopenEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One program's libraries, breadth first, as both loaders map them. */
final class Walk {

    private final SearchSettings settings;
    private final Hunt.Ground ground;
    private final List<Link> links = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<OpenedLibrary> opens = new ArrayList<>();
    private final Rules rules;
    private final String interpreter;
    private final Need loader;
    private final Candidate loaderFile;
    private final Set<String> loaderNames;
    private final boolean named;
    private int needs;

    Walk(RootFs files, SearchSettings settings, ElfFile program, Link first, List<String> privileges) {
        this.settings = settings;
        this.ground = new Hunt.Ground(files, program.header(), settings.folder());
        this.named = program.interpreter() != null;
        this.interpreter = named ? String.valueOf(program.interpreter()) : implied(program);
        this.loaderFile = Candidate.open(files, ground.absolute(interpreter), program.header());
        this.loader = loader(loaderFile);
        this.loaderNames = new HashSet<>(Set.of(interpreter));
        loaderNames.add(interpreter.substring(interpreter.lastIndexOf('/') + 1));
        Facts facts = loaderFile.facts();
        if (facts != null && facts.soname() != null) {
            loaderNames.add(facts.soname());
        }
        boolean secure = !privileges.isEmpty();
        this.rules = MuslRules.musl(interpreter)
                ? new MuslRules(ground, settings.libraryPath(), interpreter, first, secure)
                : new GlibcRules(ground, settings, first, interpreter, loaderNames, secure);
        if (secure) {
            notes.add(String.join(", ", privileges)
                    + ": starts in secure-execution mode, where $ORIGIN and LD_LIBRARY_PATH do not count");
        }
        links.add(first);
    }

    LibraryTree run(boolean inside) {
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
        VersionCheck.Result versions = problem == null ? versions() : new VersionCheck.Result(List.of(), problem);
        notes.addAll(rules.problems());
        return new LibraryTree(
                settings.root().toString(),
                rules.name(),
                named ? loader : null,
                links.stream().map(Link::finished).toList(),
                versions.problem(),
                notes,
                versions.missing(),
                opens);
    }

    private @Nullable String needsOf(Link asking) {
        for (Dependency dependency : asking.facts.dependencies()) {
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
        if (needs > Limits.NEEDS) {
            return "more than " + Limits.NEEDS + " names are needed: the rest was not looked for";
        }
        if (links.size() >= Limits.OBJECTS) {
            return "more than " + Limits.OBJECTS + " objects are loaded: the rest was not looked for";
        }
        if (rules.exhausted()) {
            return "the loader's cache takes more work than any real one: the rest was not looked for";
        }
        return ground.exhausted()
                ? "more than " + Limits.ATTEMPTS + " paths were tried: the rest was not looked for"
                : null;
    }

    /** Asked of what is loaded, and only where nothing else ends the start. */
    private VersionCheck.Result versions() {
        for (Link link : links) {
            for (Need need : link.needs) {
                if (need.fatal() || need.status() == Status.CONDITIONAL) {
                    return new VersionCheck.Result(List.of(), null);
                }
            }
        }
        if (!rules.checksVersions() || (named && !loader.status().good())) {
            return new VersionCheck.Result(List.of(), null);
        }
        List<Link> all = new ArrayList<>(links);
        Facts facts = loaderFile.facts();
        Object identity = loaderFile.identity();
        if (facts != null && identity != null) {
            Link own = new Link(interpreter, identity, facts, null);
            own.names.addAll(loaderNames);
            all.add(own);
        }
        return new VersionCheck(all).run();
    }

    private @Nullable String opened() {
        for (Link link : links) {
            if (link.facts.dlopen().problem() != null) {
                notes.add(link.path + ": " + link.facts.dlopen().problem());
            }
            for (DlopenEntry entry : link.facts.dlopen().entries()) {
                Need first = null;
                Need found = null;
                for (String name : entry.sonames()) {
                    String problem = limits();
                    if (problem != null) {
                        return problem;
                    }
                    Need need = found == null ? only(new Dependency(Need.Kind.DLOPEN, name), link) : null;
                    first = first == null ? need : first;
                    found = need != null && need.status().good() ? need : found;
                }
                Need best = found != null ? found : first;
                if (best != null) {
                    opens.add(new OpenedLibrary(link.path, entry, best));
                }
            }
        }
        return null;
    }

    /** Looks a name up and loads nothing. */
    private Need only(Dependency dependency, Link asking) {
        Set<Link> before = new HashSet<>(links);
        Need need = need(dependency, asking);
        links.removeIf(link -> !before.contains(link));
        return need;
    }

    private Need need(Dependency dependency, Link asking) {
        String raw = dependency.name();
        String name = rules.asked(raw, asking);
        if (name == null) {
            Attempt attempt = new Attempt(raw, "tokens are not allowed in secure-execution mode");
            return Needs.of(dependency, Status.REFUSED, raw, List.of(attempt));
        }
        if (rules.loader(name)) {
            return loader.status().good() ? itself(dependency) : Needs.like(dependency, loader);
        }
        Link known = rules.loaded(name, links);
        if (known != null) {
            return Needs.again(dependency, known);
        }
        Hunt hunt = rules.search(name, asking);
        Hunt.Found found = hunt.found;
        if (found == null) {
            return Needs.lost(dependency, hunt);
        }
        Candidate candidate = found.candidate();
        if (candidate.identity() == null || candidate.facts() == null) {
            throw new IllegalStateException("a usable object has facts: " + found.path());
        }
        if (candidate.identity().equals(loaderFile.identity())) {
            return itself(dependency);
        }
        for (Link link : links) {
            if (link.identity.equals(candidate.identity())) {
                rules.foundAgain(link, name, found.path());
                return Needs.again(dependency, link);
            }
        }
        Link link = new Link(found.path(), candidate.identity(), candidate.facts(), asking);
        rules.foundNew(link, name);
        links.add(link);
        return Needs.found(dependency, found, hunt);
    }

    private Need itself(Dependency dependency) {
        return Needs.itself(dependency, loader);
    }

    private Need loader(Candidate candidate) {
        boolean usable = candidate.answer() == Candidate.Answer.USABLE;
        boolean absent = candidate.answer() == Candidate.Answer.ABSENT;
        return new Need(
                interpreter,
                usable ? Status.FOUND : absent ? Status.MISSING : Status.REFUSED,
                absent ? null : interpreter,
                candidate.realPath(),
                usable ? Via.PATH : null,
                null,
                null,
                usable ? List.of() : List.of(new Attempt(interpreter, candidate.why())),
                List.of(),
                Need.Kind.INTERPRETER,
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
            return "/lib/ld-musl-" + Abi.of(program.header()).platform() + ".so.1";
        }
        return Abi.of(program.header()).loader();
    }
}
