package dev.freestand.containers.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.model.AuthConfigurations;
import dev.freestand.containers.confine.TemporaryFolder;
import dev.freestand.containers.environment.PreparedEnvironment;
import dev.freestand.verifier.file.Folders;
import dev.freestand.verifier.file.RegularFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * The image of a folder of the project's own: all of it, as root's, with one layer and the label {@link
 * DockerImages#TREE_LABEL}. Links are kept and not followed. FIFOs, sockets and devices are left out: a container has its own
 * {@code /dev}.
 */
final class FolderImage {

    private static final String TREE = "tree/";
    private static final int MODE = 07777;

    private FolderImage() {}

    /**
     * Has Docker make it.
     *
     * @param tree the folder's digest
     * @return the image's ID
     * @throws IOException if the folder cannot be read
     * @throws DockerClientException if Docker does not make it in time, or says why it cannot
     */
    static String make(
            DockerClient client, PreparedEnvironment environment, String name, String tree, Duration patience)
            throws IOException {
        try (TemporaryFolder temporary = new TemporaryFolder()) {
            Path context = temporary.path().resolve("context.tar");
            write(environment.rootfs(), tree, context);
            try (InputStream in = RegularFile.stream(context)) {
                return client.buildImageCmd(in)
                        .withBuildAuthConfigs(new AuthConfigurations())
                        .withTags(Set.of(name))
                        .start()
                        .awaitImageId(patience.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    /** What Docker's builder takes: the folder below {@code tree/}, so that no file of it stands for one of the builder's. */
    static void write(Path folder, String tree, Path to) throws IOException {
        byte[] recipe = ("FROM scratch\nCOPY " + TREE + " /\nLABEL " + DockerImages.TREE_LABEL + "=" + tree + "\n")
                .getBytes(StandardCharsets.US_ASCII);
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(
                new BufferedOutputStream(Files.newOutputStream(to)), StandardCharsets.UTF_8.name())) {
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            TarArchiveEntry first = new TarArchiveEntry("Dockerfile");
            first.setSize(recipe.length);
            tar.putArchiveEntry(first);
            tar.write(recipe);
            tar.closeArchiveEntry();
            for (Path path : Folders.walk(folder)) {
                add(tar, folder, path);
            }
        }
    }

    private static void add(TarArchiveOutputStream tar, Path folder, Path path) throws IOException {
        String name = TREE + folder.relativize(path);
        if (Files.isSymbolicLink(path)) {
            TarArchiveEntry link = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            link.setLinkName(Files.readSymbolicLink(path).toString());
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            TarArchiveEntry inner = new TarArchiveEntry(name.endsWith("/") ? name : name + "/");
            inner.setMode(mode(path));
            tar.putArchiveEntry(inner);
            tar.closeArchiveEntry();
        } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            try (InputStream in = RegularFile.stream(path)) {
                TarArchiveEntry file = new TarArchiveEntry(name);
                file.setMode(mode(path));
                file.setSize(Files.size(path));
                tar.putArchiveEntry(file);
                in.transferTo(tar);
                tar.closeArchiveEntry();
            }
        }
    }

    private static int mode(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS) & MODE;
    }
}
