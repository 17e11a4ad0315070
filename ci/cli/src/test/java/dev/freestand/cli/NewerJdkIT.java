package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.file.Folders;
import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher under the newest JDK that is installed. */
class NewerJdkIT {

    @TempDir
    private Path root;

    /** The newest JDK of this machine, which may be the one that runs the tests. */
    static Path newestJdk() throws IOException {
        Path newest = Path.of(System.getProperty("java.home"));
        Runtime.Version highest = Runtime.version();
        Path folder = Path.of("/usr/lib/jvm");
        for (Path home : Files.isDirectory(folder) ? Folders.list(folder) : List.<Path>of()) {
            Path release = home.resolve("release");
            Matcher version = Pattern.compile("(?m)^JAVA_VERSION=\"(.*)\"$")
                    .matcher(Files.isRegularFile(release) ? Files.readString(release) : "");
            if (Files.isExecutable(home.resolve("bin/java")) && version.find()) {
                Runtime.Version found = Runtime.Version.parse(version.group(1));
                newest = found.compareTo(highest) > 0 ? home : newest;
                highest = found.compareTo(highest) > 0 ? found : highest;
            }
        }
        return newest;
    }

    /** Later JDKs warn of what libraries do that they mean to forbid one day, which is nothing that a user can change. */
    @Test
    void theNewestJdkHasNothingToWarnOf() throws IOException {
        SampleProject project = new SampleProject(root)
                .configure("musl-gcc -static -Os -s -DDIFFERS=0 greet.c -o out/greet", "")
                .with("JAVA_HOME", newestJdk().toString());
        for (String command : List.of(
                "verify --engine sandbox",
                "inspect out/greet",
                "inspect --format json --tree out/greet",
                "scan --witnesses out",
                "keygen -o k",
                "ship --key k.pem",
                "verify-shipment --key k.pub.pem target/ship",
                "report target/freestand/proof.json")) {
            ProcessResult result = project.freestand(command.split(" "));
            assertThat(result.exitCode()).as(command + result.err()).isZero();
            assertThat(result.err())
                    .as(command)
                    .doesNotContainIgnoringCase("warning", "deprecated", "SLF4J", "illegal");
        }
    }
}
