package dev.freestand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shipping is killed up to a hundred times, all along its way: never is there half a shipment. */
class ShipKilledIT {

    private static final String MUSL = "musl-gcc -static -Os -s -DDIFFERS=0 greet.c -o out/greet";
    /** Enough where each kind of moment has been met. */
    private static final int FEWEST = 24;

    private static final int KILLS = 100;

    @TempDir
    private Path root;

    @Test
    void aKilledShippingLeavesAWholeShipmentOrNone() throws IOException, InterruptedException {
        SampleProject project = new SampleProject(root).configure(MUSL, "").after("verify");
        long start = System.nanoTime();
        assertThat(project.freestand("ship").exitCode()).isZero();
        long whole = System.nanoTime() - start;
        Path target = project.path("target");
        Path ship = target.resolve("ship");
        Map<String, String> complete = digests(project);
        project.compile("cp", "-a", "target/ship", "saved");
        int staged = 0;
        int withdrawn = 0;
        for (int kill = 0; kill < KILLS && (kill < FEWEST || staged == 0 || withdrawn == 0); kill++) {
            // Early and late moments in turn, so that few kills are spread over the whole run.
            int i = kill * 37 % KILLS;
            if (!Files.exists(ship)) {
                project.compile("cp", "-a", "saved", "target/ship");
            }
            Process process = project.start("ship");
            if (i % 2 == 0) {
                process.waitFor(whole * i / KILLS, TimeUnit.NANOSECONDS);
            } else {
                // Once it has begun to put files together, and a little later each time.
                await(target, process);
                LockSupport.parkNanos(Duration.ofMillis(2).toNanos() * i);
            }
            process.destroyForcibly();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            staged += left(target, ".ship-new-");
            if (Files.exists(ship, LinkOption.NOFOLLOW_LINKS)) {
                assertThat(digests(project)).as("kill " + i).isEqualTo(complete);
            } else {
                withdrawn++;
            }
        }
        assertThat(staged).as("killed while files were put together").isPositive();
        assertThat(withdrawn).as("killed after the old shipment was withdrawn").isPositive();
        assertThat(project.freestand("ship").exitCode()).isZero();
        assertThat(digests(project)).isEqualTo(complete);
        assertThat(left(target, ".ship-"))
                .as("what killed processes left is removed")
                .isZero();
    }

    private static void await(Path target, Process process) throws IOException {
        while (process.isAlive() && left(target, ".ship-new-") == 0) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    private static int left(Path target, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return (int) files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .count();
        }
    }

    /** What is in the shipment, after a tool that is not ours has checked it against its own list. */
    private static Map<String, String> digests(SampleProject project) throws IOException {
        project.compile("sh", "-ec", "cd target/ship && sha256sum --check --strict --quiet SHA256SUMS");
        Path ship = project.path("target/ship");
        List<String> listed = Files.readAllLines(ship.resolve("SHA256SUMS"));
        try (Stream<Path> files = Files.walk(ship)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> ship.relativize(file).toString()))
                    .filteredOn(name -> !name.startsWith("SHA256SUMS"))
                    .containsExactlyInAnyOrderElementsOf(
                            listed.stream().map(line -> line.substring(66)).toList());
        }
        return listed.stream().collect(Collectors.toMap(line -> line.substring(66), line -> line.substring(0, 64)));
    }
}
