package dev.freestand.cli.build;

import dev.freestand.core.facts.FileError;

/**
 * Why a build left no file that could be proved.
 *
 * @param reason for people; states the way out where one is known
 * @param toolMissing something that the build needs is not installed here, so the build proves nothing about the sources
 */
public record BuildFailure(String reason, boolean toolMissing) {

    /** How the file's report says it. */
    public String code() {
        return toolMissing ? FileError.BUILD_TOOL_MISSING : FileError.BUILD_FAILED;
    }
}
