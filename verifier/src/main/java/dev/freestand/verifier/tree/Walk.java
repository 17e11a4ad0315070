package dev.freestand.verifier.tree;

import dev.freestand.verifier.elf.ElfFile;
import java.nio.file.Path;
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
    private final Rules rules;
    private final String interpreter;
    private final Need loader;
    private final @Nullable Object loaderIdentity;
    private final boolean named;
    private int needs;

    Walk(RootFs files, SearchSettings settings, ElfFile program, Link first) {
        this.settings = settings;
        boolean host = settings.root().toAbsolutePath().normalize().equals(Path.of("/"));
        String folder = host ? Path.of("").toAbsolutePath().toString() : "/";
        this.ground = new Hunt.Ground(files, program.header(), folder);
        this.named = program.interpreter() != null;
        this.interpreter = named ? String.valueOf(program.interpreter()) : implied(program);
        Candidate candidate = Candidate.open(files, ground.absolute(interpreter), program.header());
        this.loader = loader(candidate);
        this.loaderIdentity = candidate.identity();
        Set<String> names = new HashSet<>(Set.of(interpreter));
        names.add(interpreter.substring(interpreter.lastIndexOf('/') + 1));
        Facts facts = candidate.facts();
        if (facts != null && facts.soname() != null) {
            names.add(facts.soname());
        }
        this.rules = MuslRules.musl(interpreter)
                ? new MuslRules(ground, settings.libraryPath(), interpreter)
                : new GlibcRules(ground, settings, first, interpreter, names);
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
        notes.addAll(rules.problems());
        return new LibraryTree(
                settings.root().toString(),
                rules.name(),
                named ? loader : null,
                links.stream().map(Link::finished).toList(),
                problem,
                notes);
    }

    private @Nullable String needsOf(Link asking) {
        if (asking.facts.filter()) {
            notes.add(asking.path + " has DT_FILTER or DT_AUXILIARY, whose libraries are not followed");
        }
        for (String name : asking.facts.needed()) {
            if (++needs > Limits.NEEDS) {
                return "more than " + Limits.NEEDS + " names are needed: the rest was not looked for";
            }
            if (links.size() >= Limits.OBJECTS) {
                return "more than " + Limits.OBJECTS + " objects are loaded: the rest was not looked for";
            }
            if (ground.exhausted()) {
                return "more than " + Limits.ATTEMPTS + " paths were tried: the rest was not looked for";
            }
            asking.needs.add(need(name, asking));
        }
        return ground.exhausted() ? "more than " + Limits.ATTEMPTS + " paths were tried" : null;
    }

    private Need need(String name, Link asking) {
        if (rules.loader(name)) {
            return loader.status().good() ? itself(name) : renamed(name);
        }
        Link known = rules.loaded(name, links);
        if (known != null) {
            return again(name, known);
        }
        Hunt hunt = rules.search(name, asking);
        Hunt.Found found = hunt.found;
        if (found == null) {
            boolean refused = hunt.refusedPath != null;
            Status status = refused ? Status.REFUSED : Status.MISSING;
            return new Need(name, status, hunt.refusedPath, null, null, null, null, hunt.tried, hunt.notes);
        }
        Candidate candidate = found.candidate();
        if (candidate.identity() == null || candidate.facts() == null) {
            throw new IllegalStateException("a usable object has facts: " + found.path());
        }
        if (candidate.identity().equals(loaderIdentity)) {
            return itself(name);
        }
        for (Link link : links) {
            if (link.identity.equals(candidate.identity())) {
                rules.foundAgain(link, name, found.path());
                return again(name, link);
            }
        }
        Link link = new Link(found.path(), candidate.identity(), candidate.facts(), asking);
        rules.foundNew(link, name);
        links.add(link);
        Hunt.How how = found.how();
        return new Need(
                name,
                Status.FOUND,
                found.path(),
                candidate.realPath(),
                how.via(),
                how.of(),
                how.entry(),
                List.of(),
                hunt.notes);
    }

    private Need itself(String name) {
        return new Need(
                name,
                Status.LOADED,
                loader.path(),
                loader.realPath(),
                Via.INTERPRETER,
                null,
                null,
                List.of(),
                List.of());
    }

    private Need renamed(String name) {
        return new Need(name, loader.status(), loader.path(), null, null, null, null, loader.tried(), loader.notes());
    }

    private static Need again(String name, Link link) {
        return new Need(name, Status.LOADED, link.path, null, Via.LOADED, null, null, List.of(), List.of());
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
                List.of());
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
