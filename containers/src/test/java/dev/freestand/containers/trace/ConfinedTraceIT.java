package dev.freestand.containers.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.containers.portability.Specimen;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.policy.Behaviour;
import dev.freestand.verifier.policy.Content;
import dev.freestand.verifier.policy.Step;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.proof.Trace;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is traced runs in a cell: it reaches nothing of this machine but loaders and libraries. */
class ConfinedTraceIT {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void compile() throws Exception {
        file = Specimen.compile(folder, "outside", "musl-gcc", "-static");
    }

    private Trace trace(String... arguments) throws Exception {
        Step step = new Step(List.of(arguments), Content.EMPTY, Map.of(), 0, null, null, Map.of());
        Path temporary = Files.createDirectories(folder.resolve("temporary"));
        Trace trace = new Tracer(new CommonsExecRunner(), temporary)
                .trace(
                        "v",
                        file,
                        Inspector.withoutWitnesses().inspect(file),
                        List.of(new Behaviour("b", Map.of(), List.of(step))))
                .get(0);
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).as("nothing is left behind").isEmpty();
        }
        return trace;
    }

    @Test
    void thisMachinesFilesAreNotThere() throws Exception {
        Path secret = Files.writeString(folder.resolve("key.pem"), "secret");

        Trace trace = trace(
                "reads",
                "/etc/shadow",
                "/etc/hostname",
                "/etc/machine-id",
                secret.toString(),
                "/sys/kernel/uevent_helper");

        assertThat(trace.problem()).isNull();
        assertThat(trace.opened()).anySatisfy(path -> {
            assertThat(path.path()).isEqualTo("/etc/shadow");
            assertThat(path.error()).isEqualTo("ENOENT");
        });
    }

    @Test
    void otherProcessesAndSocketsAreNotThere() throws Exception {
        assertThat(trace("others").problem()).isNull();
        Path socket = Files.createTempDirectory("s").resolve("host");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            assertThat(trace("connects", socket.toString()).problem()).isNull();
        } finally {
            Files.deleteIfExists(socket);
            Files.delete(socket.getParent());
        }
    }

    @Test
    void theLimitsTheFilterAndTheUserAreThoseOfACell() throws Exception {
        assertThat(trace("keyring").problem()).isNull();
        assertThat(trace("user").problem()).isNull();
        assertThat(trace("processes", "6000").problem()).isNull();
    }

    @Test
    void aProcessThatNoTracerSeesMakesTheTraceIncomplete() throws Exception {
        Trace trace = trace("untraced", "/lib/x86_64-linux-gnu/libc.so.6");

        assertThat(trace.problem()).contains("CLONE_UNTRACED");
    }

    @Test
    void aFolderTooDeepForAnyPathIsRemoved() throws Exception {
        assertThat(trace("deep", "3000").problem()).isNull();
    }
}
