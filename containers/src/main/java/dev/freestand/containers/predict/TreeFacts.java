package dev.freestand.containers.predict;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a loader would find in an environment's tree; read from the tree and not from the catalogue. */
final class TreeFacts {

    /** Where glibc's and musl's loaders look by themselves on x86-64, Debian's and Red Hat's ways (ld.so(8)). */
    private static final List<String> LIBRARY_FOLDERS = List.of(
            "/lib/x86_64-linux-gnu",
            "/usr/lib/x86_64-linux-gnu",
            "/lib64",
            "/usr/lib64",
            "/lib",
            "/usr/local/lib",
            "/usr/lib");

    /** The banner that every glibc carries; the text between is the distribution's. */
    private static final Pattern GLIBC =
            Pattern.compile("GNU C Library [^\\n]{0,200}? release version ([0-9]{1,3}\\.[0-9]{1,3})");

    private static final long LARGEST_LIBRARY = 64L << 20;

    private final RootTree tree;

    TreeFacts(Path root) {
        this.tree = new RootTree(root);
    }

    boolean has(String absolute) {
        return tree.file(absolute).isPresent();
    }

    /** The file that a loader would find for a DT_NEEDED entry. A name with a slash is a path (ld.so(8)). */
    Optional<Path> library(String name) {
        if (name.contains("/")) {
            return tree.file(name);
        }
        return LIBRARY_FOLDERS.stream()
                .flatMap(folder -> tree.file(folder + "/" + name).stream())
                .findFirst();
    }

    /** The version in the banner of the tree's libc.so.6. */
    Optional<Version> glibc() throws IOException {
        Optional<Path> libc = library("libc.so.6");
        if (libc.isEmpty()) {
            return Optional.empty();
        }
        Matcher banner = GLIBC.matcher(content(libc.get()));
        return banner.find() ? Version.parse(banner.group(1)) : Optional.empty();
    }

    /** Whether one of these libraries carries that word as a whole string, as it does the versions that it defines. */
    boolean anyNames(Collection<String> libraries, String word) throws IOException {
        for (String name : libraries) {
            Optional<Path> library = library(name);
            if (library.isPresent() && content(library.get()).contains("\0" + word + "\0")) {
                return true;
            }
        }
        return false;
    }

    private static String content(Path library) throws IOException {
        if (Files.size(library) > LARGEST_LIBRARY) {
            throw new IOException(library + " is larger than " + LARGEST_LIBRARY + " bytes");
        }
        return new String(Files.readAllBytes(library), StandardCharsets.ISO_8859_1);
    }
}
