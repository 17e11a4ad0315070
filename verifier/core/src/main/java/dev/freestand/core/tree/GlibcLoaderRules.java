package dev.freestand.core.tree;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * glibc's search ({@code _dl_map_object} in {@code elf/dl-load.c}; ld.so(8)): DT_RPATH of the asking object and of
 * those that asked for it, unless the asking object has a DT_RUNPATH; LD_LIBRARY_PATH; DT_RUNPATH of the asking object
 * alone; {@code ld.so.cache}; the loader's default folders. In secure-execution mode LD_LIBRARY_PATH does
 * not count, and $ORIGIN hardly.
 */
final class GlibcLoaderRules implements LoaderRules {

    private final LibrarySearch.Ground ground;
    private final List<String> libraryPath;
    private final LoadingObject program;
    private final Set<String> loaderNames;
    private final boolean secure;
    private final GlibcBuild build;
    private final CachedLibraries cached;
    private final DynamicStringTokens tokens;

    GlibcLoaderRules(
            LibrarySearch.Ground ground,
            SearchSettings settings,
            LoadingObject program,
            String interpreter,
            Set<String> names,
            boolean secure) {
        LoaderAbi abi = LoaderAbi.of(ground.program);
        this.ground = ground;
        this.libraryPath = secure ? List.of() : settings.libraryPath();
        this.program = program;
        this.loaderNames = new HashSet<>(names);
        this.secure = secure;
        this.build = GlibcBuild.of(ground.files, abi, interpreter, settings.level());
        this.cached = CachedLibraries.of(ground, abi, build, settings.level());
        this.tokens = new DynamicStringTokens(build.lib(), abi.platform(), secure, build.folders());
    }

    @Override
    public String name() {
        return "glibc";
    }

    @Override
    public @Nullable LoadingObject loaded(String name, List<LoadingObject> links) {
        for (LoadingObject link : links) {
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
    public boolean follows(NeededLibrary.Kind kind) {
        return true;
    }

    @Override
    public boolean checksVersions() {
        return true;
    }

    /** A name may have tokens: that of the secure-execution mode may not ({@code expand_dst} in {@code elf/dl-deps.c}). */
    @Override
    public @Nullable String asked(String name, LoadingObject asking) {
        if (!DynamicStringTokens.any(name)) {
            return name;
        }
        return secure
                ? null
                : tokens.expand(name, asking.origin, asking == program).text();
    }

    @Override
    public LibrarySearch search(String name, LoadingObject asking) {
        LibrarySearch hunt = new LibrarySearch(ground, true);
        if (name.contains("/")) {
            hunt.path(name, new LibrarySearch.How(ResolutionSource.PATH, null, null));
            return hunt;
        }
        if (asking.facts.paths().runpath() == null) {
            List<LoadingObject> chain = new ArrayList<>(asking.chain());
            if (!chain.contains(program)) {
                chain.add(program);
            }
            for (LoadingObject link : chain) {
                // An object with both: its DT_RPATH does not count (elf/get-dynamic-info.h).
                if (link.facts.paths().runpath() == null) {
                    list(hunt, name, link.facts.paths().rpath(), link, ResolutionSource.RPATH);
                }
            }
        }
        for (String folder : libraryPath) {
            entry(hunt, name, folder, program, new LibrarySearch.How(ResolutionSource.LIBRARY_PATH, null, folder));
        }
        list(hunt, name, asking.facts.paths().runpath(), asking, ResolutionSource.RUNPATH);
        cached(hunt, name, asking);
        if (!asking.facts.paths().noDefaultFolders()) {
            for (String folder : build.folders()) {
                hunt.folder(
                        folder,
                        name,
                        new LibrarySearch.How(ResolutionSource.DEFAULT, null, folder),
                        build.subfolders());
            }
        }
        return hunt;
    }

    @Override
    public void foundAgain(LoadingObject link, String name, String path) {
        link.names.add(name);
    }

    @Override
    public void foundNew(LoadingObject link, String name) {
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

    private void list(
            LibrarySearch hunt, String name, @Nullable String folders, LoadingObject owner, ResolutionSource via) {
        if (folders == null || folders.isEmpty()) {
            return;
        }
        for (String entry : folders.split(":", -1)) {
            entry(hunt, name, entry, owner, new LibrarySearch.How(via, owner.path, entry));
        }
    }

    /** One entry of a list of folders; an empty one is the working folder. */
    private void entry(LibrarySearch hunt, String name, String entry, LoadingObject owner, LibrarySearch.How how) {
        if (hunt.over()) {
            return;
        }
        DynamicStringTokens.Expanded expanded = tokens.expand(entry, owner.origin, owner == program);
        String folder = expanded.text();
        if (folder == null) {
            hunt.tried.add(new RejectedPath(entry, "does not count in secure-execution mode"));
            return;
        }
        if (entry.isEmpty() || folder.isEmpty()) {
            folder = ".";
        }
        if (expanded.platform()) {
            // What it stands for depends on the processor: haswell, for one, where the plainest has x86_64.
            hunt.sometimes(
                    folder + "/" + name,
                    "processors whose $PLATFORM is "
                            + LoaderAbi.of(ground.program).platform(),
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
    private void cached(LibrarySearch hunt, String name, LoadingObject asking) {
        LibrarySearch.How how = new LibrarySearch.How(ResolutionSource.CACHE, build.cache(), null);
        for (CachedLibraries.Choice choice : cached.find(name)) {
            boolean shut = asking.facts.paths().noDefaultFolders()
                    && build.folders().stream().anyMatch(folder -> choice.path().startsWith(folder + "/"));
            if (!shut) {
                hunt.sometimes(choice.path(), choice.condition(), how);
            }
        }
    }
}
