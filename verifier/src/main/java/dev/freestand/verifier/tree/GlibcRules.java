package dev.freestand.verifier.tree;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * glibc's search ({@code _dl_map_object} in {@code elf/dl-load.c}; ld.so(8)): DT_RPATH of the asking object and of
 * those that asked for it, unless the asking object has a DT_RUNPATH; LD_LIBRARY_PATH; DT_RUNPATH of the asking object
 * alone; the cache, which stands for the folders of {@code ld.so.conf}; the default folders.
 */
final class GlibcRules implements Rules {

    private final Hunt.Ground ground;
    private final List<String> libraryPath;
    private final Link program;
    private final Set<String> loaderNames;
    private final DefaultFolders defaults;
    private final LdSoConf.Conf conf;
    private final Tokens tokens;

    GlibcRules(Hunt.Ground ground, SearchSettings settings, Link program, String interpreter, Set<String> names) {
        Abi abi = Abi.of(ground.program);
        this.ground = ground;
        this.libraryPath = settings.libraryPath();
        this.program = program;
        this.loaderNames = new HashSet<>(names);
        this.defaults = DefaultFolders.of(ground.files, abi, interpreter);
        this.conf = defaults.usual() && settings.configured()
                ? LdSoConf.read(ground.files)
                : new LdSoConf.Conf(List.of(), List.of());
        this.tokens = new Tokens(defaults.lib(), abi.platform());
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
    public Hunt search(String name, Link asking) {
        Hunt hunt = new Hunt(ground, true);
        if (name.contains("/")) {
            hunt.path(tokens.expand(name, asking.origin), new Hunt.How(Via.PATH, null, null));
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
        libraryPath.forEach(folder -> hunt.folder(
                tokens.expand(folder.isEmpty() ? "." : folder, asking.origin),
                name,
                new Hunt.How(Via.LIBRARY_PATH, null, folder),
                true));
        list(hunt, name, asking.facts.runpath(), asking, Via.RUNPATH);
        configured(hunt, name, asking);
        if (!asking.facts.noDefaultFolders()) {
            defaults.folders()
                    .forEach(folder -> hunt.folder(folder, name, new Hunt.How(Via.DEFAULT, null, folder), true));
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
        return conf.problems();
    }

    private void list(Hunt hunt, String name, @Nullable String folders, Link owner, Via via) {
        if (folders == null || folders.isEmpty()) {
            return;
        }
        for (String entry : folders.split(":", -1)) {
            // An empty entry is the working folder.
            String folder = entry.isEmpty() ? "." : tokens.expand(entry, owner.origin);
            hunt.folder(folder, name, new Hunt.How(via, owner.path, entry), true);
        }
    }

    /** ldconfig takes only names that look like libraries into the cache; DF_1_NODEFLIB shuts out default folders. */
    private void configured(Hunt hunt, String name, Link asking) {
        if (!(name.startsWith("lib") || name.startsWith("ld")) || !name.contains(".so")) {
            return;
        }
        for (LdSoConf.Line line : conf.folders()) {
            boolean shut = asking.facts.noDefaultFolders()
                    && defaults.folders().stream().anyMatch(one -> (line.folder() + "/").startsWith(one + "/"));
            if (!shut) {
                hunt.folder(line.folder(), name, new Hunt.How(Via.CONF, line.where(), line.folder()), true);
            }
        }
    }
}
