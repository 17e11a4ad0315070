package dev.freestand.verifier.tree;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * glibc's search ({@code _dl_map_object} in {@code elf/dl-load.c}; ld.so(8)): DT_RPATH of the asking object and of
 * those that asked for it, unless the asking object has a DT_RUNPATH; LD_LIBRARY_PATH; DT_RUNPATH of the asking object
 * alone; {@code ld.so.cache}; the folders that the loader knows by itself. In secure-execution mode LD_LIBRARY_PATH does
 * not count, and $ORIGIN hardly.
 */
final class GlibcRules implements Rules {

    private final Hunt.Ground ground;
    private final List<String> libraryPath;
    private final Link program;
    private final Set<String> loaderNames;
    private final boolean secure;
    private final GlibcBuild build;
    private final CachedLibraries cached;
    private final Tokens tokens;

    GlibcRules(
            Hunt.Ground ground,
            SearchSettings settings,
            Link program,
            String interpreter,
            Set<String> names,
            boolean secure) {
        Abi abi = Abi.of(ground.program);
        this.ground = ground;
        this.libraryPath = secure ? List.of() : settings.libraryPath();
        this.program = program;
        this.loaderNames = new HashSet<>(names);
        this.secure = secure;
        this.build = GlibcBuild.of(ground.files, abi, interpreter, settings.level());
        this.cached = CachedLibraries.of(ground, abi, build, settings.level());
        this.tokens = new Tokens(build.lib(), abi.platform(), secure, build.folders());
    }

    @Override
    public String name() {
        return "glibc";
    }

    @Override
    public @Nullable Link loaded(String name, List<Link> links) {
        for (Link link : links) {
            if (link.names.contains(name) || name.equals(link.facts.soname())) {
                return link;
            }
        }
        return null;
    }

    @Override
    public boolean loader(String name) {
        return loaderNames.contains(name);
    }

    @Override
    public boolean follows(Need.Kind kind) {
        return true;
    }

    @Override
    public boolean checksVersions() {
        return true;
    }

    /** A name may have tokens: that of the secure-execution mode may not ({@code expand_dst} in {@code elf/dl-deps.c}). */
    @Override
    public @Nullable String asked(String name, Link asking) {
        if (!Tokens.any(name)) {
            return name;
        }
        return secure
                ? null
                : tokens.expand(name, asking.origin, asking == program).text();
    }

    @Override
    public Hunt search(String name, Link asking) {
        Hunt hunt = new Hunt(ground, true);
        if (name.contains("/")) {
            hunt.path(name, new Hunt.How(Via.PATH, null, null));
            return hunt;
        }
        if (asking.facts.runpath() == null) {
            List<Link> chain = new ArrayList<>(asking.chain());
            if (!chain.contains(program)) {
                chain.add(program);
            }
            for (Link link : chain) {
                // An object with both: its DT_RPATH does not count (elf/get-dynamic-info.h).
                if (link.facts.runpath() == null) {
                    list(hunt, name, link.facts.rpath(), link, Via.RPATH);
                }
            }
        }
        for (String folder : libraryPath) {
            entry(hunt, name, folder, program, new Hunt.How(Via.LIBRARY_PATH, null, folder));
        }
        list(hunt, name, asking.facts.runpath(), asking, Via.RUNPATH);
        cached(hunt, name, asking);
        if (!asking.facts.noDefaultFolders()) {
            for (String folder : build.folders()) {
                hunt.folder(folder, name, new Hunt.How(Via.DEFAULT, null, folder), build.subfolders());
            }
        }
        return hunt;
    }

    @Override
    public void foundAgain(Link link, String name, String path) {
        link.names.add(name);
    }

    @Override
    public void foundNew(Link link, String name) {
        link.names.add(name);
    }

    @Override
    public List<String> problems() {
        List<String> all = new ArrayList<>(build.notes());
        if (cached.problem() != null) {
            all.add(cached.problem());
        }
        return all;
    }

    @Override
    public boolean exhausted() {
        return cached.exhausted();
    }

    private void list(Hunt hunt, String name, @Nullable String folders, Link owner, Via via) {
        if (folders == null || folders.isEmpty()) {
            return;
        }
        for (String entry : folders.split(":", -1)) {
            entry(hunt, name, entry, owner, new Hunt.How(via, owner.path, entry));
        }
    }

    /** One entry of a list of folders; an empty one is the working folder. */
    private void entry(Hunt hunt, String name, String entry, Link owner, Hunt.How how) {
        if (hunt.over()) {
            return;
        }
        Tokens.Expanded expanded = tokens.expand(entry, owner.origin, owner == program);
        String folder = expanded.text();
        if (folder == null) {
            hunt.tried.add(new Attempt(entry, "does not count in secure-execution mode"));
            return;
        }
        if (entry.isEmpty() || folder.isEmpty()) {
            folder = ".";
        }
        if (expanded.platform()) {
            // What it stands for depends on the processor: haswell, for one, where the plainest has x86_64.
            hunt.sometimes(
                    folder + "/" + name,
                    "processors whose $PLATFORM is " + Abi.of(ground.program).platform(),
                    how);
            return;
        }
        boolean before = hunt.over();
        hunt.folder(folder, name, how, build.subfolders());
        if (expanded.lib() && !build.libKnown() && !before) {
            hunt.caveats.add("what $LIB stands for is not known of this loader: taken for " + build.lib());
        }
    }

    /** The one path that the cache has for a name; DF_1_NODEFLIB shuts out those in the folders known by itself. */
    private void cached(Hunt hunt, String name, Link asking) {
        Hunt.How how = new Hunt.How(Via.CACHE, build.cache(), null);
        for (CachedLibraries.Choice choice : cached.find(name)) {
            boolean shut = asking.facts.noDefaultFolders()
                    && build.folders().stream().anyMatch(folder -> choice.path().startsWith(folder + "/"));
            if (!shut) {
                hunt.sometimes(choice.path(), choice.condition(), how);
            }
        }
    }
}
