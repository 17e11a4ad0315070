package dev.freestand.verifier.inspect;

import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.facts.FileError;
import dev.freestand.verifier.file.FileFaults;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.FileTooLongException;
import dev.freestand.verifier.file.NotRegularFileException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why a file could not be inspected, in stable codes. */
final class InspectionErrors {

    private InspectionErrors() {}

    static FileError of(ElfFormatException e) {
        return new FileError(e.fault().code(), String.valueOf(e.getMessage()), e.offset());
    }

    static FileError of(Path file, IOException e) {
        if (e instanceof NotRegularFileException) {
            return new FileError("not-a-regular-file", String.valueOf(e.getMessage()), null);
        }
        if (e instanceof FileTooLongException) {
            return new FileError("too-long", String.valueOf(e.getMessage()), null);
        }
        if (e instanceof FileChangedException) {
            return new FileError("changed-meanwhile", String.valueOf(e.getMessage()), null);
        }
        if (e instanceof NoSuchFileException) {
            return new FileError("no-such-file", "there is no file " + FileNames.shown(file), null);
        }
        if (e instanceof AccessDeniedException) {
            return new FileError("permission-denied", FileNames.shown(file) + " may not be read", null);
        }
        return new FileError("io-error", FileNames.shown(file) + " could not be read: " + FileFaults.reason(e), null);
    }
}
