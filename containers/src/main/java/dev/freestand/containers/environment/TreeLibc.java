package dev.freestand.containers.environment;

import dev.freestand.core.facts.Libc;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.verifier.file.Folders;
import dev.freestand.verifier.file.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the C library in a tree that no recipe made, by the same names as {@code recipes/prepare-environments}. Nothing in
 * the tree is run, so the version of musl, which only its loader prints, stays unknown.
 */
final class TreeLibc {

    private static final Pattern GLIBC = Pattern.compile("libc\\.so\\.6|libc-2\\..*\\.so");
    private static final Pattern MUSL = Pattern.compile("ld-musl-.*\\.so\\.1");
    private static final Pattern KLIBC = Pattern.compile("klibc-.*\\.so");
    private static final Pattern RELEASE = Pattern.compile("release version ([0-9][0-9.]{0,20}[0-9])");
    private static final int LIMIT = 16 << 20;

    private TreeLibc() {}

    /**
     * The C library: glibc before musl before klibc where there are several; unknown where there is none but a folder could
     * not be looked into. Links are not followed.
     *
     * @throws IOException if the tree, or the C library in it, cannot be read
     */
    static Libc of(Path root) throws IOException {
        Search search = new Search();
        Folders.walk(root, Integer.MAX_VALUE, search);
        if (search.glibc != null) {
            return new Libc(LibcFlavour.GLIBC, release(search.glibc));
        }
        if (search.musl) {
            return new Libc(LibcFlavour.MUSL, null);
        }
        if (search.klibc) {
            return new Libc(LibcFlavour.KLIBC, null);
        }
        return search.closed ? Libc.UNKNOWN : new Libc(LibcFlavour.NONE, null);
    }

    private static @Nullable String release(Path file) throws IOException {
        try (InputStream in = RegularFile.stream(file)) {
            Matcher matcher = RELEASE.matcher(new String(in.readNBytes(LIMIT), StandardCharsets.ISO_8859_1));
            return matcher.find() ? matcher.group(1) : null;
        }
    }

    /** Ends at the first glibc; of the others it is enough to know that they are there. */
    private static final class Search extends SimpleFileVisitor<Path> {

        private @Nullable Path glibc;
        private boolean musl;
        private boolean klibc;
        private boolean closed;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!attributes.isRegularFile()) {
                return FileVisitResult.CONTINUE;
            }
            String name = String.valueOf(file.getFileName());
            if (GLIBC.matcher(name).matches()) {
                glibc = file;
                return FileVisitResult.TERMINATE;
            }
            musl |= MUSL.matcher(name).matches();
            klibc |= KLIBC.matcher(name).matches();
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) {
            closed = true;
            return FileVisitResult.CONTINUE;
        }
    }
}
