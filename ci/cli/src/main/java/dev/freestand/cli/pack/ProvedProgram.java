package dev.freestand.cli.pack;

import dev.freestand.core.facts.FileReport;
import java.nio.file.Path;

/**
 * A proved file that packages are made of.
 *
 * @param variant the name of its variant
 * @param report what is known of it
 * @param file the copy whose bytes are packaged
 * @param sha256 their digest, lower-case hex
 */
public record ProvedProgram(String variant, FileReport report, Path file, String sha256) {}
