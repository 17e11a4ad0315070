package dev.freestand.verifier.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that a name can lead to makes reading wait, or go on without end. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BlockingFilesTest {

    @TempDir
    private Path folder;

    private Path fifo(String name) throws IOException, InterruptedException {
        Path fifo = folder.resolve(name);
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();
        return fifo;
    }

    @Test
    void whatIsNoRegularFileIsNamedAndNotOpened() throws Exception {
        Path fifo = fifo("fifo");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.writeString(folder.resolve("file"), "x"));
        for (Path special : new Path[] {fifo, Path.of("/dev/zero"), Path.of("/dev/null")}) {
            assertThatThrownBy(() -> RegularFile.bytes(special, 10))
                    .isInstanceOf(NotRegularFileException.class)
                    .hasMessageContaining(special + " is not a regular file");
        }
        assertThatThrownBy(() -> RegularFile.bytes(folder, 10)).hasMessageContaining("is a directory");
        assertThatThrownBy(() -> RegularFile.bytesNoFollow(link, 10)).hasMessageContaining("is a symbolic link");
        assertThat(RegularFile.text(link, 10)).isEqualTo("x");
    }

    /** What happens when a name becomes a FIFO behind the first look: the opening itself waits. */
    @Test
    void anOpeningThatWaitsIsGivenUp() throws Exception {
        Path fifo = fifo("fifo");
        assertThatThrownBy(() -> TimeLimitedOpen.within(
                        Duration.ofMillis(200), fifo, () -> FileChannel.open(fifo, StandardOpenOption.READ)))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("is not opened within");
    }

    /** Of several that are opened at once, each that waits is given up, and the others are opened. */
    @Test
    void amongSeveralOnlyThoseThatWaitAreGivenUp() throws Exception {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            files.add(i % 4 == 1 ? fifo("n" + i) : Files.writeString(folder.resolve("n" + i), "x"));
        }
        List<OpenBatch.Opened<FileChannel>> all = TimeLimitedOpen.within(
                Duration.ofSeconds(2), files, file -> FileChannel.open(file, StandardOpenOption.READ));
        for (int i = 0; i < 12; i++) {
            FileChannel opened = all.get(i).opened();
            if (i % 4 == 1) {
                assertThat(opened).isNull();
                assertThat(all.get(i).fault()).hasMessageContaining("is not opened within");
            } else {
                assertThat(opened).isNotNull();
                opened.close();
            }
        }
        // A thread that was left behind is released, and closes what no caller waits for any more.
        try (FileChannel writer = FileChannel.open(files.get(1), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            assertThat(writer.isOpen()).isTrue();
        }
    }

    /** The platform's own way waits here for a writer. */
    @Test
    void aFolderThatBecameAFifoIsRefusedAtOnce() throws Exception {
        Path fifo = fifo("was-a-folder");
        assertThatThrownBy(() -> Folders.open(fifo).close())
                .isInstanceOf(NotDirectoryException.class)
                .hasMessage(fifo.toString());
        Files.writeString(folder.resolve("file"), "x");
        try (DirectoryStream<Path> entries = Folders.open(folder)) {
            assertThat(entries).containsExactlyInAnyOrder(fifo, folder.resolve("file"));
        }
        assertThatThrownBy(() -> Folders.list(fifo)).isInstanceOf(NotDirectoryException.class);
        assertThat(Folders.walk(fifo)).containsExactly(fifo);
        Path inner = Files.createDirectories(folder.resolve("a/b/c"));
        Files.createSymbolicLink(inner.resolve("link"), folder);
        assertThat(Folders.walk(folder))
                .containsExactly(
                        folder,
                        folder.resolve("a"),
                        folder.resolve("a/b"),
                        inner,
                        inner.resolve("link"),
                        folder.resolve("file"),
                        fifo);
    }

    /** Deeper than a process may open files, and than any recursion would go. */
    @Test
    void aDeepFolderIsWalkedThrough() throws Exception {
        Path deep = folder;
        int levels = (4000 - folder.toString().length()) / 2;
        for (int i = 0; i < levels; i++) {
            deep = Files.createDirectory(deep.resolve("d"));
        }
        assertThat(Folders.walk(folder)).hasSize(levels + 1).endsWith(deep);
        TreeRemoval.remove(folder.resolve("d"));
        assertThat(folder).isEmptyDirectory();
    }

    /** A FIFO with a writer is opened at once: then nothing is read from it. */
    @Test
    void aFifoThatIsOpenedAfterAllGivesNothing() throws Exception {
        Path fifo = fifo("fifo");
        try (FileChannel writer = FileChannel.open(fifo, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            assertThat(writer.isOpen()).isTrue();
            RegularFile.Opened opened =
                    RegularFile.openFound(List.of(fifo), new byte[1]).get(0);
            assertThat(opened.file()).isNull();
            assertThat(opened.fault()).isInstanceOf(NotRegularFileException.class);
        }
    }

    @Test
    void aNameThatTurnsIntoAFifoAgainAndAgainNeverHangsAReader() throws Exception {
        Path name = Files.writeString(folder.resolve("name"), "content");
        AtomicBoolean over = new AtomicBoolean();
        Thread swapper = new Thread(() -> {
            try {
                for (int i = 0; !over.get(); i++) {
                    Path fifo = fifo("f" + i);
                    Files.move(fifo, name, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                    Path file = Files.writeString(folder.resolve("r" + i), "content");
                    Files.move(file, name, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                    Thread.sleep(1);
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        swapper.start();
        int read = 0;
        int refused = 0;
        try {
            long start = System.nanoTime();
            // Longer where the machine is so busy that either was never met.
            for (long passed = 0;
                    passed < TimeUnit.SECONDS.toNanos(read > 0 && refused > 0 ? 3 : 60);
                    passed = System.nanoTime() - start) {
                try {
                    assertThat(RegularFile.text(name, 100)).isEqualTo("content");
                    read++;
                } catch (FileSystemException e) {
                    refused++;
                }
            }
        } finally {
            over.set(true);
            swapper.join();
        }
        assertThat(read).isPositive();
        assertThat(refused).isPositive();
    }

    @Test
    void noMoreIsReadThanThereWasAndThanIsAllowed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "0123456789");
        assertThatThrownBy(() -> RegularFile.bytes(file, 9))
                .isInstanceOf(FileTooLongException.class)
                .hasMessageContaining("is 10 bytes long, more than the 9");
        try (InputStream in = RegularFile.stream(file)) {
            Files.writeString(file, "more and more", StandardOpenOption.APPEND);
            assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo("0123456789");
        }
    }
}
