package dev.freestand.cli.init;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a first configuration is asked for.
 *
 * @param folder the project's folder, absolute; paths in the configuration are relative to it
 * @param toolchain the one to take; null to look for one
 * @param program the program to take, where a project makes several; null to choose
 * @param run whether the program is built, and run in a cell
 */
public record InitRequest(
        Path folder,
        @Nullable Toolchain toolchain,
        @Nullable String program,
        boolean run) {}
