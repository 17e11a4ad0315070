package dev.freestand.containers.engine;

import dev.freestand.containers.environment.PreparedEnvironment;
import dev.freestand.containers.probe.CellSetting;
import java.nio.file.Path;
import java.time.Duration;

/**
 * One cell to run.
 *
 * @param environment where
 * @param setting what holds in the cell; the instructions ask the probe for the same
 * @param subject the file under test, on this machine
 * @param instructions what the probe has to do
 * @param timeout wall time for the whole cell
 * @param outputLimit most bytes taken of the probe's answer
 */
// Bytes for a process; two of these are never compared.
@SuppressWarnings("ArrayRecordComponent")
public record CellRequest(
        PreparedEnvironment environment,
        CellSetting setting,
        Path subject,
        byte[] instructions,
        Duration timeout,
        int outputLimit) {}
