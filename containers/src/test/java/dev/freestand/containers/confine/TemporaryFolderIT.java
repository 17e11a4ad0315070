package dev.freestand.containers.confine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.file.TreeRemoval;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** A program that makes and removes temporary folders all the time is ended by a signal. */
class TemporaryFolderIT {

    @TempDir
    private Path parent;

    @RepeatedTest(6)
    void aSignalLeavesNoFolder() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        String.join(":", home(Maker.class), home(TemporaryFolder.class), home(TreeRemoval.class)),
                        Maker.class.getName(),
                        parent.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(process.getInputStream().read()).isEqualTo('.');

        process.destroy();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(parent).isEmptyDirectory();
    }

    private static String home(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    /** Makes folders in three threads, one of which always is in use. */
    static final class Maker {

        private Maker() {}

        public static void main(String[] arguments) throws IOException {
            Path parent = Path.of(arguments[0]);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                threads.add(new Thread(() -> make(parent)));
            }
            threads.forEach(Thread::start);
            TemporaryFolder kept = new TemporaryFolder(parent);
            for (int i = 0; ; i++) {
                Files.writeString(kept.path().resolve("file" + i), "in use");
                if (i == 20) {
                    System.out.write('.');
                    System.out.flush();
                }
            }
        }

        private static void make(Path parent) {
            while (true) {
                try (TemporaryFolder folder = new TemporaryFolder(parent)) {
                    Files.writeString(folder.path().resolve("file"), "in use");
                } catch (IOException e) {
                    // The program is ending, and has removed the folder.
                    return;
                }
            }
        }
    }
}
