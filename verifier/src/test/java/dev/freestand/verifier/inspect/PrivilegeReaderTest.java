package dev.freestand.verifier.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.core.facts.Privileges;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import dev.freestand.verifier.process.ProcessRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bits and capabilities that make a program start in secure-execution mode. */
class PrivilegeReaderTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"0755,false,false", "04755,true,false", "02755,false,true", "02745,false,false", "06711,true,true"})
    void setuidAndSetgidAreTheModes(String mode, boolean setuid, boolean setgid) throws IOException {
        Path file = Files.createFile(folder.resolve("a"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        Files.setAttribute(file, "unix:mode", Integer.parseInt(mode, 8));
        assertThat(new PrivilegeReader(null).read(link)).isEqualTo(new Privileges(setuid, setgid, null));
    }

    @Test
    void undecidableCasesAreUnknown() throws IOException {
        assertThat(new PrivilegeReader(null).read(folder.resolve("none"))).isEqualTo(Privileges.UNKNOWN);
        assertThat(capabilities("", "")).isEqualTo("none");
        assertThat(capabilities("FILE cap_net_raw=ep\n", "")).isEqualTo("cap_net_raw=ep");
        assertThat(capabilities("FILE = cap_net_raw+ep\n", "")).isEqualTo("cap_net_raw+ep");
        assertThat(capabilities("something else", "")).isNull();
        assertThat(capabilities("", "Failed to get capabilities")).isNull();
        ProcessRunner absent =
                request -> new CommonsExecRunner().run(ProcessRequest.of(List.of("/nonexistent/getcap")));
        assertThat(new PrivilegeReader(absent)
                        .read(Files.createFile(folder.resolve("b")))
                        .capabilities())
                .isNull();
    }

    private String capabilities(String out, String err) throws IOException {
        Path file = folder.resolve("f").toAbsolutePath();
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        String answer = out.replace("FILE", file.toRealPath().toString());
        ProcessRunner runner = request -> new ProcessResult(
                0, answer.getBytes(StandardCharsets.UTF_8), err.getBytes(StandardCharsets.UTF_8), false, false);
        return new PrivilegeReader(runner).read(file).capabilities();
    }
}
