package dev.freestand.cli.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.freestand.cli.project.PipelineException;
import dev.freestand.containers.engine.EngineChoice;
import dev.freestand.core.analysis.ExitCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before anything is run, and that nothing is written then. */
class ProverTest {

    @TempDir
    private Path root;

    private PipelineException refused(List<String> inputs, List<String> environments) {
        return refused(inputs, environments, List.of("--version"));
    }

    private PipelineException refused(List<String> inputs, List<String> environments, List<String> arguments) {
        Path output = root.resolve("proof");
        ProveRequest request = new ProveRequest(inputs, arguments, null, environments, output, EngineChoice.SANDBOX, 1);
        PipelineException refused =
                catchThrowableOfType(PipelineException.class, () -> Prover.prove(request, line -> {}));
        assertThat(output).doesNotExist();
        return refused;
    }

    private PipelineException refused(String input) {
        return refused(List.of(input), List.of());
    }

    private Path file(String name, String bytes) throws Exception {
        Path file = root.resolve("given").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void whatIsNoProgramIsNamed() throws Exception {
        file("run.sh", "#!/bin/sh\n");
        file("setup.exe", "MZ\u0090");
        file("mac", "\u00cf\u00fa\u00ed\u00fe\7");
        file("login", " \n<!DOCTYPE HTML><html>");
        file("rest.7z", "7z\u00bc\u00af'");
        file("inner.zip", "PK\3\4");
        file("empty", "");
        file("text", "text");
        Files.createSymbolicLink(root.resolve("given/link"), Path.of("/bin/sh"));
        PipelineException refused = refused(root.resolve("given").toString());

        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused)
                .hasMessage(
                        "no ELF program was found in " + root.resolve("given")
                                + "; looked at 8 files: 1 archive-within, 1 empty, 1 macos-program, 1 not-elf, 1 script,"
                                + " 1 symbolic-link, 1 unread-archive, 1 web-page, 1 windows-program\n"
                                + "Name the program that your build produces, or the folder, archive or package that contains it.");
    }

    /** What could not be read may have been a program. */
    @Test
    void aDamagedProgramIsInconclusive() throws Exception {
        PipelineException refused = refused(file("x", "\u007fELF").toString());

        assertThat(refused.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(refused).hasMessageContaining("looked at 1 file: 1 unreadable\nnot read: x: ");
    }

    @Test
    void namesThatLeadNowhere() throws Exception {
        assertThat(refused("")).hasMessage("the name of a FILE is empty; the working folder is .");
        assertThat(refused("-")).hasMessageContaining("- is not supported");
        assertThat(refused(root + "/absent")).hasMessage(root + "/absent does not exist");
        Path loop = Files.createSymbolicLink(root.resolve("loop"), Path.of("loop"));
        assertThat(refused(loop.toString()))
                .hasMessage(loop + " is a symbolic link that leads to nothing that can be opened");
    }

    /** A byte that is no UTF-8, as the command line holds it. */
    @Test
    void anArgumentThatNoConfigurationHolds() {
        assertThat(refused(List.of("https://example.invalid/x"), List.of(), List.of("-x", "a\udcff")))
                .hasMessageStartingWith("argument 2 behind -- holds a character that cannot be passed to a program: a");
    }

    /** Before anything is fetched or unpacked. */
    @Test
    void anEnvironmentThatIsNotKnown() {
        assertThat(refused(List.of("https://example.invalid/x"), List.of("a\nb")))
                .hasMessageStartingWith("--environment: there is no environment 'a\\u000ab'");
    }
}
