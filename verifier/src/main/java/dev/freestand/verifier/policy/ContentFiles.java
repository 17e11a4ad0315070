package dev.freestand.verifier.policy;

import dev.freestand.verifier.file.FileErrorReasons;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.FileTooLongException;
import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.file.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files that a configuration takes contents from ({@code { file: PATH }}), each read once and within the
 * configuration's own folder. They are part of the configuration: another byte in one of them is another configuration.
 */
public final class ContentFiles {

    /** Longest file read, in bytes. */
    private static final int LIMIT = 16 << 20;

    private final Path folder;
    private final Map<String, Content> read = new TreeMap<>();

    /**
     * Files of one configuration.
     *
     * @param folder the folder of {@code freestand.yaml}
     */
    public ContentFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * The content of a file.
     *
     * @param path relative to the folder
     * @throws IllegalArgumentException if it is not within the folder, missing, no regular file, unreadable, or longer than 16
     *     MiB; the message names the file
     */
    Content content(String path) {
        Content known = read.get(path);
        if (known != null) {
            return known;
        }
        Path relative = FileNames.ofText(path).normalize();
        if (path.isEmpty() || relative.isAbsolute() || relative.startsWith("..")) {
            throw new IllegalArgumentException("'" + path + "' is not below the folder of this configuration");
        }
        try {
            Path file = folder.resolve(relative).toRealPath();
            if (!file.startsWith(folder.toRealPath())) {
                throw new IllegalArgumentException("'" + path + "' leads out of the folder of this configuration");
            }
            Content content = Content.of(RegularFile.bytesNoFollow(file, LIMIT));
            read.put(path, content);
            return content;
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no file " + path, e);
        } catch (FileTooLongException e) {
            throw new IllegalArgumentException(path + " is longer than 16 MiB", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(path + " cannot be read: " + FileErrorReasons.reason(e), e);
        }
    }

    /**
     * The digest of the configuration: that of its text alone where it takes no content from a file.
     *
     * @param text the bytes of {@code freestand.yaml}
     * @return SHA-256 over them and over path and digest of each file that was read, lower-case hex
     */
    public String digest(byte[] text) {
        if (read.isEmpty()) {
            return Sha256.of(text);
        }
        StringBuilder all = new StringBuilder(Sha256.of(text)).append('\n');
        read.forEach((path, content) ->
                all.append(Sha256.of(content.bytes())).append("  ").append(path).append('\n'));
        return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }
}
