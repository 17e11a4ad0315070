package dev.freestand.verifier.contents;

import dev.freestand.core.size.LibraryUsage;
import dev.freestand.core.size.MemberUsage;
import dev.freestand.verifier.proof.LinkedFile;
import dev.freestand.verifier.proof.VariantContents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sorts what a map names into the project's own objects and what came from elsewhere, and traces the latter. */
final class LinkInputClassifier {

    /** A link takes a dozen archives; a hostile map must not have package managers asked for ever. */
    private static final int MOST = 1000;

    private static final int LONGEST_NAME = 200;
    /** No file: room between sections, and code that the linker makes itself. */
    private static final Set<String> MADE = Set.of("*fill*", "*linker*", "linker stubs");
    /** What a compiler writes, hands to the linker and deletes, where it compiles and links in one go. */
    private static final Pattern TEMPORARY = Pattern.compile("cc[A-Za-z0-9]{6}\\.o");

    /** Names under which GCC, LLVM and their plug-ins hand over what was compiled during the link. */
    private static final Pattern LINK_TIME =
            Pattern.compile(".*\\.(ltrans[0-9]*(\\.ltrans)?|lto(\\.[0-9]+)?)\\.o|(.*/)?lto(\\.tmp|-llvm-[^/]*\\.o)");
    /** What rustc writes, hands to the linker and deletes: a part of a crate, with what is generic or inlined in others. */
    private static final Pattern RUST = Pattern.compile(".+\\.rcgu\\.o");

    private final PackageTracer tracer;
    private final Path root;
    private final FileTime linked;
    private final boolean crates;
    private final Set<String> problems = new TreeSet<>();
    private final List<LinkedFile> files = new ArrayList<>();
    private int ownObjects;
    private long ownBytes;

    /**
     * @param linked when the map was written
     * @param crates whether the file itself lists the crates it was built from
     */
    LinkInputClassifier(PackageTracer tracer, Path root, FileTime linked, boolean crates) {
        this.tracer = tracer;
        this.root = root;
        this.linked = linked;
        this.crates = crates;
    }

    VariantContents sort(String variant, List<LibraryUsage> libraries, @Nullable String gap) {
        if (gap != null) {
            problems.add(gap);
        }
        for (LibraryUsage library : libraries) {
            if (!MADE.contains(library.name())) {
                sort(library);
            }
        }
        files.sort(Comparator.comparing(LinkedFile::name).thenComparing(file -> String.valueOf(file.sha256())));
        return new VariantContents(
                variant, ownObjects, ownBytes, files, problems.isEmpty() ? null : String.join("; ", problems));
    }

    private void sort(LibraryUsage library) {
        Path file = real(library.name());
        boolean archive = archive(library);
        if (LINK_TIME.matcher(library.name()).matches()) {
            problems.add("optimised while linking: code of archives may be in the project's own objects");
        }
        if (!crates && !archive && RUST.matcher(library.name()).matches()) {
            problems.add(
                    "rustc compiles code of other crates (generic, inlined, or all with LTO) into the project's own"
                            + " objects: build with cargo-auditable, or declare them under contents");
        }
        if (!archive && own(library.name(), file)) {
            ownObjects++;
            ownBytes += library.memory();
        } else if (files.size() < MOST) {
            files.add(linked(library, file));
        } else {
            problems.add("more than " + MOST + " files were linked; the others are not listed");
        }
    }

    private LinkedFile linked(LibraryUsage library, @Nullable Path file) {
        String name = name(library.name());
        int members = library.members().size();
        if (file == null) {
            return new LinkedFile(name, null, null, members, library.memory(), "it is not there any more");
        }
        PackageTracer.Traced traced = tracer.trace(file);
        FileTime changed = traced.changed();
        boolean later = changed == null || changed.compareTo(linked) > 0;
        return later
                ? new LinkedFile(
                        name,
                        null,
                        null,
                        members,
                        library.memory(),
                        "it was changed or replaced after the link: build again")
                : new LinkedFile(
                        name,
                        traced.sha256(),
                        traced.owned().origin(),
                        members,
                        library.memory(),
                        bounded(traced.owned().how()));
    }

    /** An object file has itself for its only member. */
    private static boolean archive(LibraryUsage library) {
        List<MemberUsage> members = library.members();
        return members.size() != 1 || !members.get(0).name().equals(library.name());
    }

    private boolean own(String name, @Nullable Path file) {
        return file == null
                ? TEMPORARY.matcher(name(name)).matches()
                        || LINK_TIME.matcher(name).matches()
                        || RUST.matcher(name).matches()
                : file.startsWith(root);
    }

    /** The regular file that the linker opened, without symbolic links; null when there is none now. */
    private @Nullable Path real(String name) {
        try {
            Path file = root.resolve(name).toRealPath();
            return Files.isRegularFile(file) ? file : null;
        } catch (IOException | InvalidPathException none) {
            return null;
        }
    }

    private static String name(String path) {
        return bounded(path.substring(path.lastIndexOf('/') + 1));
    }

    private static String bounded(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "\ufffd");
        return plain.codePointCount(0, plain.length()) <= LONGEST_NAME
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, LONGEST_NAME)) + "...";
    }
}
