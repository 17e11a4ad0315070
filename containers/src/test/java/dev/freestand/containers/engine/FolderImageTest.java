package dev.freestand.containers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderImageTest {

    @TempDir
    private Path folder;

    @Test
    void aLinkIsKeptAndNotFollowed() throws IOException {
        Path outside = Files.writeString(folder.resolve("secret"), "secret");
        Path tree = Files.createDirectory(folder.resolve("tree"));
        Files.createSymbolicLink(tree.resolve("link"), outside);
        Files.createSymbolicLink(tree.resolve("folder-link"), folder);

        assertThat(written(tree))
                .containsEntry("tree/link", "-> " + outside)
                .containsEntry("tree/folder-link", "-> " + folder)
                .doesNotContainKey("tree/folder-link/secret");
    }

    @Test
    void aFileCannotStandForTheBuildersOwn() throws IOException {
        Path tree = Files.createDirectory(folder.resolve("tree"));
        Files.writeString(tree.resolve("Dockerfile"), "FROM elsewhere");
        Files.writeString(tree.resolve(".dockerignore"), "*");

        Map<String, String> written = written(tree);

        assertThat(written).containsEntry("tree/Dockerfile", "FROM elsewhere").containsEntry("tree/.dockerignore", "*");
        assertThat(written.get("Dockerfile")).isEqualTo("FROM scratch\nCOPY tree/ /\nLABEL dev.freestand.tree=0123\n");
    }

    @Test
    void namesOfAnyLengthAndPermissionsAreKept() throws Exception {
        Path tree = Files.createDirectory(folder.resolve("tree"));
        Path deep = Files.createDirectories(tree.resolve("a".repeat(120)).resolve("b\n".repeat(60)));
        Files.writeString(deep.resolve("file"), "content");
        Files.setAttribute(deep.resolve("file"), "unix:mode", 04751);
        new ProcessBuilder("mkfifo", tree.resolve("fifo").toString()).start().waitFor();

        assertThat(written(tree))
                .containsEntry("tree/" + tree.relativize(deep.resolve("file")), "4751 content")
                .doesNotContainKey("tree/fifo");
    }

    private Map<String, String> written(Path tree) throws IOException {
        Path context = folder.resolve("context.tar");
        FolderImage.write(tree, "0123", context);
        Map<String, String> entries = new TreeMap<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(Files.newInputStream(context), StandardCharsets.UTF_8.name())) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String content = new String(tar.readAllBytes(), StandardCharsets.UTF_8);
                String special = entry.getMode() == 0100644 || entry.getMode() == 0644
                        ? ""
                        : Integer.toOctalString(entry.getMode() & 07777) + " ";
                entries.put(entry.getName(), entry.isSymbolicLink() ? "-> " + entry.getLinkName() : special + content);
            }
        }
        return entries;
    }
}
