package dev.freestand.rcli.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.rcli.App;
import dev.freestand.rcli.ContractTestBase;
import dev.freestand.rcli.posix.JvmPosix;
import dev.freestand.rcli.posix.Posix;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another program writes to a file that is being replaced. */
class GrowingFileTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    /** The machine, on which something happens while the new content goes to the storage. */
    private Posix sysWith(Runnable meanwhile) {
        JvmPosix real = new JvmPosix();
        return (Posix) Proxy.newProxyInstance(
                Posix.class.getClassLoader(), new Class<?>[] {Posix.class}, (self, call, given) -> {
                    if (call.getName().equals("sync")) {
                        meanwhile.run();
                    }
                    if (call.getName().equals("write") && given[0].equals(Posix.STDERR)) {
                        errors.write((byte[]) given[1], 0, (int) given[3]);
                        return null;
                    }
                    try {
                        return call.invoke(real, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void append(Path file) {
        try {
            Files.writeString(file, "more", StandardOpenOption.APPEND);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private int encrypt(Posix sys, Path input, Path output) {
        return App.run(sys, "encrypt", "--key", ContractTestBase.KEY, input.toString(), "-o", output.toString());
    }

    @Test
    void whatWasAppendedToAFileThatIsReplacedIsNotLost() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "some");
        assertThat(encrypt(sysWith(() -> append(file)), file, file)).isEqualTo(1);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .isEqualTo("rcli: cannot replace: " + file
                        + ": it grew while it was read, and nothing was changed: try again when it is complete\n");
        assertThat(file).hasContent("somemore");
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).containsExactly(file);
        }
    }

    @Test
    void aFileThatStaysMayGrow() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "some");
        Path other = Files.writeString(folder.resolve("other"), "old");
        assertThat(encrypt(sysWith(() -> append(file)), file, other)).isZero();
        assertThat(other)
                .hasBinaryContent(
                        ContractTestBase.rc4(ContractTestBase.KEY_BYTES, "some".getBytes(StandardCharsets.UTF_8)));
    }
}
