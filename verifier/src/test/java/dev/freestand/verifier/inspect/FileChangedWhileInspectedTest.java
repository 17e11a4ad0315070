package dev.freestand.verifier.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.facts.ToolAnswer;
import dev.freestand.core.facts.ToolStatement;
import dev.freestand.core.hazard.AuxiliaryFiles;
import dev.freestand.verifier.witness.Witness;
import dev.freestand.verifier.witness.WitnessSubject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is written while it is inspected never gets the digest of one content and the findings of another. */
class FileChangedWhileInspectedTest {

    @TempDir
    private Path folder;

    private Path file;
    private byte[] dynamic;
    private byte[] other;

    @BeforeEach
    void files() throws IOException {
        file = folder.resolve("program");
        dynamic = program(3);
        other = program(4);
        Files.write(file, dynamic);
    }

    /** A 64-bit file for x86-64 with one segment of this type beside the one that is loaded. */
    private static byte[] program(int type) {
        byte[] bytes = new byte[4096];
        byte[] head = {0x7f, 'E', 'L', 'F', 2, 1, 1};
        System.arraycopy(head, 0, bytes, 0, head.length);
        bytes[16] = 2;
        bytes[18] = 62;
        bytes[20] = 1;
        bytes[32] = 64;
        bytes[52] = 64;
        bytes[54] = 56;
        bytes[56] = 1;
        bytes[64] = (byte) type;
        bytes[72] = (byte) 0x80;
        bytes[96] = 16;
        bytes[104] = 16;
        byte[] interpreter = "/lib/ld.so\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        System.arraycopy(interpreter, 0, bytes, 0x80, interpreter.length);
        return bytes;
    }

    /** Meddles with the file while it is inspected, as a witness can. */
    private FileReport inspectMeanwhile(Meddling meddling) {
        Witness witness = new Witness() {
            @Override
            public ToolStatement testify(WitnessSubject subject) {
                try {
                    meddling.run();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return new ToolStatement("meddler", "1", ToolAnswer.DYNAMIC, "");
            }
        };
        return new Inspector(List.of(witness)).inspect(file, AuxiliaryFiles.NONE);
    }

    private interface Meddling {
        void run() throws IOException;
    }

    private void overwrite(byte[] content) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.write(content);
        }
    }

    private static void refused(FileReport report) {
        assertThat(report.error()).isNotNull();
        assertThat(report.error().code()).isEqualTo("changed-meanwhile");
        assertThat(report.error().message()).contains("changed while it was inspected");
        assertThat(report.verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(report.sha256()).isNull();
    }

    @Test
    void withoutAChangeThereIsAReport() {
        FileReport report = inspectMeanwhile(() -> {});
        assertThat(report.error()).isNull();
        assertThat(report.linkage()).isEqualTo(Linkage.DYNAMIC);
        assertThat(report.sha256()).hasSize(64);
    }

    @Test
    void aRewriteInPlaceWithItsTimeSetBackIsNoticed() throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        refused(inspectMeanwhile(() -> {
            pause();
            overwrite(other);
            Files.setLastModifiedTime(file, time);
        }));
    }

    @Test
    void aRewriteThatIsTakenBackIsNoticed() throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        refused(inspectMeanwhile(() -> {
            pause();
            overwrite(other);
            overwrite(dynamic);
            Files.setLastModifiedTime(file, time);
        }));
    }

    @Test
    void anotherFileUnderTheSameNameIsNoticed() {
        refused(inspectMeanwhile(() -> {
            Path next = Files.write(folder.resolve("next"), dynamic);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }));
    }

    @Test
    void aFileThatVanishesIsNoticed() {
        FileReport report = inspectMeanwhile(() -> Files.delete(file));
        assertThat(report.error()).isNotNull();
        assertThat(report.sha256()).isNull();
    }

    /** What is digested is what was judged, however fast another thread writes. */
    @Test
    void digestAndFindingsAreOfOneContentUnderConstantRewriting() throws Exception {
        String dynamicDigest = dev.freestand.verifier.file.Sha256.of(dynamic);
        String otherDigest = dev.freestand.verifier.file.Sha256.of(other);
        AtomicBoolean over = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            try {
                for (boolean first = true; !over.get(); first = !first) {
                    overwrite(first ? other : dynamic);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.start();
        try {
            for (int i = 0; i < 300; i++) {
                FileReport report = new Inspector(List.of()).inspect(file, AuxiliaryFiles.NONE);
                if (dynamicDigest.equals(report.sha256())) {
                    assertThat(report.linkage()).isEqualTo(Linkage.DYNAMIC);
                } else if (otherDigest.equals(report.sha256())) {
                    assertThat(report.interpreter()).isNull();
                }
            }
        } finally {
            over.set(true);
            writer.join();
        }
    }

    /** The kernel's clock for files moves in steps of up to 10 ms. */
    private static void pause() {
        try {
            Thread.sleep(30);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
