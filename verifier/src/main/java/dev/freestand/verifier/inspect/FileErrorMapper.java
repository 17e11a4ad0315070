package dev.freestand.verifier.inspect;

import dev.freestand.core.analysis.FileErrors;
import dev.freestand.core.facts.FileError;
import dev.freestand.verifier.file.FileErrorReasons;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.FileTooLongException;
import dev.freestand.verifier.file.NotRegularFileException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why a file could not be inspected, in stable codes. */
final class FileErrorMapper {

    private FileErrorMapper() {}

    static FileError of(Path file, IOException e) {
        String shown = FileNames.shown(file);
        if (e instanceof NotRegularFileException special) {
            return FileErrors.notRegular(shown, special.getReason());
        }
        if (e instanceof FileTooLongException tooLong) {
            return FileErrors.tooLong(shown, tooLong.getReason());
        }
        if (e instanceof FileChangedException) {
            return FileErrors.changed(shown);
        }
        if (e instanceof NoSuchFileException) {
            return FileErrors.absent(shown);
        }
        if (e instanceof AccessDeniedException) {
            return FileErrors.denied(shown);
        }
        return FileErrors.unreadable(shown, FileErrorReasons.reason(e));
    }
}
