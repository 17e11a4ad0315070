package dev.freestand.rcli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of {@code rcli/README.md} for the shipped file run as they stand; runs once the shipment is there. */
class ShippedDocumentsCheck {

    private static final String PROGRAM = "rcli-" + System.getProperty("project.version") + "-linux-x86_64";

    @TempDir
    private Path folder;

    /** In one folder, one behind the other, with {@code sudo} for nothing and {@code /usr/local} below that folder. */
    @Test
    void theCommandsOfTheReadmeRun() throws IOException, InterruptedException {
        Path ship = Path.of("target/ship").toAbsolutePath();
        Files.copy(ship.resolve(PROGRAM + ".tar.gz"), folder.resolve(PROGRAM + ".tar.gz"));
        Files.writeString(folder.resolve("plain.txt"), "The same bytes, everywhere.\n");
        Files.writeString(folder.resolve("plan.pdf"), "plan");
        Files.write(folder.resolve("key.bin"), new byte[] {1, 2, 3, 4, 5});
        Files.writeString(Files.createDirectories(folder.resolve("folder")).resolve("file"), "x");
        List<String> script = new ArrayList<>(List.of(
                "export PATH='" + Files.createDirectories(folder.resolve("bin")) + "':$PATH KEY=0102030405",
                "cp '" + ship.resolve(PROGRAM) + "' bin/rcli && chmod +x bin/rcli",
                "mkdir -p local/bin && sudo() { \"$@\"; }"));
        List<String> commands = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.matches("\\$ (?:rcli|tar) .*"))
                // A passphrase is asked for on a terminal: AgeIT has one.
                .filter(line -> !line.contains("--passphrase ") && !line.contains("folder.age"))
                .map(line -> line.substring(2).replaceFirst("\\s{2,}#.*", "").replace("/usr/local/", "local/"))
                .toList();
        assertThat(commands).hasSizeGreaterThan(3);
        script.addAll(commands);
        script.add("cmp plain.txt secret.rc4 && test -s folder.rc4 && cmp local/bin/rcli bin/rcli");
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder("sh", "-exc", String.join("\n", script))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(output, StandardCharsets.UTF_8))
                .isZero();
    }
}
