package dev.freestand.core.tree;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * musl's search ({@code load_library} in {@code ldso/dynlink.c}): LD_LIBRARY_PATH; DT_RUNPATH or else DT_RPATH of the
 * asking object and of those that asked for it; the folders of {@code /etc/ld-musl-ARCH.path}, or where there is no
 * such file {@code /lib}, {@code /usr/local/lib}, {@code /usr/lib}. The first file that opens is taken, whatever it is. It
 * supports neither DT_FILTER nor DT_AUXILIARY, and insists on no symbol version. In secure-execution mode LD_LIBRARY_PATH does
 * not count, nor a list of the program's own that has $ORIGIN in it.
 */
final class MuslLoaderRules implements LoaderRules {

    /** Names for which musl is itself the answer ({@code reserved} in {@code load_library}). */
    private static final List<String> OWN = List.of("c", "pthread", "rt", "m", "dl", "util", "xnet");

    private static final List<String> DEFAULT = List.of("/lib", "/usr/local/lib", "/usr/lib");
    private static final int NAME_MAX = 255;

    private final LibrarySearch.Ground ground;
    private final List<String> libraryPath;
    private final String interpreter;
    private final LoadingObject program;
    private final boolean secure;
    private final List<String> problems = new ArrayList<>();
    private final @Nullable String pathFile;
    private final List<String> folders;

    MuslLoaderRules(
            LibrarySearch.Ground ground,
            List<String> libraryPath,
            String interpreter,
            LoadingObject program,
            boolean secure) {
        this.ground = ground;
        this.libraryPath = secure ? List.of() : libraryPath;
        this.program = program;
        this.secure = secure;
        this.interpreter = interpreter;
        String file = pathFile(interpreter);
        FileTree.Lookup lookup = ground.files.resolve(file);
        FileTree.Place place = lookup.place();
        if (place == null) {
            pathFile = null;
            boolean none = lookup.why().equals("no such file");
            folders = none ? DEFAULT : List.of();
            if (!none) {
                problems.add(file + ": " + lookup.why() + "; musl then searches no folder of its own");
            }
            return;
        }
        pathFile = file;
        folders = read(place, file);
    }

    /** The path file lies beside the loader's folder: {@code X/lib/ld-musl-A.so.1} reads {@code X/etc/ld-musl-A.path}. */
    static String pathFile(String interpreter) {
        int name = interpreter.lastIndexOf('/');
        int folder = name > 0 ? interpreter.lastIndexOf('/', name - 1) : -1;
        String prefix = folder > 0 ? interpreter.substring(0, folder) : "";
        return prefix + "/etc/" + interpreter.substring(name + 1).replaceFirst("\\.so\\.1$", "") + ".path";
    }

    /** Whether an interpreter is musl's loader, by its name. */
    static boolean musl(String interpreter) {
        return interpreter.substring(interpreter.lastIndexOf('/') + 1).startsWith("ld-musl-");
    }

    @Override
    public String name() {
        return "musl";
    }

    @Override
    public boolean follows(NeededLibrary.Kind kind) {
        return kind == NeededLibrary.Kind.NEEDED;
    }

    @Override
    public boolean checksVersions() {
        return false;
    }

    @Override
    public String asked(String name, LoadingObject asking) {
        return name;
    }

    @Override
    public @Nullable LoadingObject loaded(String name, List<LoadingObject> links) {
        if (name.contains("/")) {
            return null;
        }
        return links.stream()
                .filter(link -> name.equals(link.shortName))
                .findFirst()
                .orElse(null);
    }

    @Override
    public boolean loader(String name) {
        return name.equals(interpreter) || OWN.stream().anyMatch(own -> name.startsWith("lib" + own + "."));
    }

    @Override
    public LibrarySearch search(String name, LoadingObject asking) {
        LibrarySearch hunt = new LibrarySearch(ground, false);
        if (name.contains("/")) {
            hunt.path(name, new LibrarySearch.How(ResolutionSource.PATH, null, null));
            return hunt;
        }
        if (name.isEmpty() || name.length() > NAME_MAX) {
            hunt.notes.add("musl looks for no name of this length");
            return hunt;
        }
        libraryPath.forEach(folder ->
                plain(hunt, folder, name, new LibrarySearch.How(ResolutionSource.LIBRARY_PATH, null, folder)));
        for (LoadingObject link : asking.chain()) {
            boolean run = link.facts.paths().runpath() != null;
            String list =
                    run ? link.facts.paths().runpath() : link.facts.paths().rpath();
            if (list == null || !onlyOrigin(list)) {
                continue;
            }
            if (secure && link == program && list.contains("$")) {
                hunt.tried.add(new RejectedPath(list, "does not count in secure-execution mode"));
                continue;
            }
            for (String entry : list.split("[:\n]")) {
                String folder = entry.replace("${ORIGIN}", link.origin).replace("$ORIGIN", link.origin);
                plain(
                        hunt,
                        folder,
                        name,
                        new LibrarySearch.How(
                                run ? ResolutionSource.RUNPATH : ResolutionSource.RPATH, link.path, entry));
            }
        }
        for (String folder : folders) {
            ResolutionSource via = pathFile == null ? ResolutionSource.DEFAULT : ResolutionSource.CONF;
            plain(hunt, folder, name, new LibrarySearch.How(via, pathFile, folder));
        }
        return hunt;
    }

    @Override
    public void foundAgain(LoadingObject link, String name, String path) {
        if (link.shortName == null && !name.contains("/")) {
            link.shortName = link.path.substring(link.path.lastIndexOf('/') + 1);
        }
    }

    @Override
    public void foundNew(LoadingObject link, String name) {
        link.shortName = name.contains("/") ? null : name;
    }

    @Override
    public List<String> problems() {
        return problems;
    }

    @Override
    public boolean exhausted() {
        return false;
    }

    /** Empty entries are passed over. */
    private static void plain(LibrarySearch hunt, String folder, String name, LibrarySearch.How how) {
        if (!folder.isEmpty()) {
            hunt.folder(folder, name, how, List.of());
        }
    }

    /** A list with any other token is dropped whole ({@code fixup_rpath}). */
    private static boolean onlyOrigin(String list) {
        return !list.replace("${ORIGIN}", "").replace("$ORIGIN", "").contains("$");
    }

    private List<String> read(FileTree.Place place, String file) {
        try {
            List<String> all = List.of(text(ground.files, place).split("[:\n]+"));
            if (all.size() > TreeLimits.CONF_DIRECTORIES) {
                problems.add(file + " has too many folders, the rest was not used");
                return all.subList(0, TreeLimits.CONF_DIRECTORIES);
            }
            return all;
        } catch (IOException e) {
            problems.add(file + " could not be read: " + e.getMessage());
            return List.of();
        }
    }

    /** The text of a small configuration file, cut at {@link TreeLimits#CONF_BYTES}. */
    private static String text(FileTree files, FileTree.Place place) throws IOException {
        try (FileTree.OpenFile source = files.open(place)) {
            byte[] bytes = new byte[(int) Math.min(source.size(), TreeLimits.CONF_BYTES)];
            int length = source.read(0, bytes, 0, bytes.length);
            return new String(bytes, 0, length, StandardCharsets.UTF_8);
        }
    }
}
