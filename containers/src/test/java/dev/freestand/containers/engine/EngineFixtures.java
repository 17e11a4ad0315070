package dev.freestand.containers.engine;

import dev.freestand.containers.environment.Catalogue;
import dev.freestand.containers.environment.PreparedEnvironment;
import dev.freestand.containers.probe.CellSetting;
import dev.freestand.core.facts.Libc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Requests that need no prepared environment. */
final class EngineFixtures {

    private EngineFixtures() {}

    static PreparedEnvironment environment(Path rootfs) {
        return new PreparedEnvironment(
                Catalogue.bundled().find("scratch").orElseThrow(),
                rootfs,
                "0".repeat(64),
                Libc.UNKNOWN,
                "1".repeat(64),
                null);
    }

    static CellRequest request(byte[] instructions) throws IOException {
        Path folder = Files.createTempDirectory("freestand-test");
        folder.toFile().deleteOnExit();
        return request(folder, folder.resolve("subject"), instructions);
    }

    static CellRequest request(Path rootfs, Path subject, byte[] instructions) {
        return request(rootfs, CellSetting.PLAIN, subject, instructions);
    }

    static CellRequest request(Path rootfs, CellSetting setting, Path subject, byte[] instructions) {
        return new CellRequest(environment(rootfs), setting, subject, instructions, Duration.ofSeconds(5), 1000);
    }
}
