package dev.freestand.standalone;

import dev.freestand.core.analysis.AnalysisResult;
import dev.freestand.core.analysis.ElfAnalyzer;
import dev.freestand.core.analysis.FileErrors;
import dev.freestand.core.analysis.FileReports;
import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.core.facts.FileReport;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inspects files. Total: every path gives a report, and what could not be read is said in it. */
final class FileInspector {

    /** Longest file that is copied into memory, in bytes; a longer one is digested once more when all is read. */
    private static final long LONGEST_COPY = 1 << 20;

    private FileInspector() {}

    /** Everything found in a file and its separate debug file, if one lies beside it. Symbolic links are followed. */
    static FileReport inspect(FilePath path) {
        try (OpenedFile file = OpenedFile.open(path)) {
            requireNotTooLong(path, file);
            return unchanging(path, file, false);
        } catch (IOException e) {
            return unreadable(path, e);
        }
    }

    /** The report of a path that could not be read, and why. */
    static FileReport unreadable(FilePath path, IOException fault) {
        return FileReports.unreadable(
                path.text(),
                fault instanceof FileFaultException known
                        ? known.error()
                        : FileErrors.unreadable(path.shown(), String.valueOf(fault.getMessage())));
    }

    /**
     * Everything found in a file that is open already, as a scan prints it: no verdict is sure that no witness confirms.
     *
     * @param digest whether the file is read from end to end
     */
    static FileReport scan(FilePath path, OpenedFile file, boolean digest) {
        try {
            requireNotTooLong(path, file);
            return digest ? unchanging(path, file, true) : report(path, file, file, null, true);
        } catch (IOException e) {
            return unreadable(path, e);
        }
    }

    private static void requireNotTooLong(FilePath path, OpenedFile file) throws FileFaultException {
        if (file.size() > FileErrors.LONGEST) {
            throw FileFaultException.tooLong(path, file.size());
        }
    }

    /** What is found is found in the very bytes that are digested. */
    private static FileReport unchanging(FilePath path, OpenedFile file, boolean confirm) throws IOException {
        ByteSource content = copy(file);
        String sha256 = Sha256Digest.of(content);
        FileReport report = report(path, file, content, sha256, confirm);
        boolean same = content != file || Sha256Digest.of(file).equals(sha256);
        if (!same || !file.status().unchanged(FileState.of(path))) {
            throw FileFaultException.changed(path);
        }
        return report;
    }

    /**
     * A report.
     *
     * @param confirm whether a verdict wants witnesses that confirm it, of which there are none
     */
    private static FileReport report(
            FilePath path, OpenedFile file, ByteSource content, @Nullable String sha256, boolean confirm)
            throws IOException {
        FileReport.Identity identity = new FileReport.Identity(path.text(), sha256, content.size());
        try {
            ElfFile elf = ElfReader.read(content);
            AnalysisResult found = ElfAnalyzer.analyze(
                    elf, content, AdjacentDebugFile.of(path), file.status().privileges());
            return confirm ? FileReports.elf(identity, found, List.of()) : FileReports.elf(identity, found);
        } catch (ElfFormatException e) {
            return FileReports.notElf(identity, content, e);
        }
    }

    private static ByteSource copy(OpenedFile file) throws IOException {
        if (file.size() > LONGEST_COPY) {
            return file;
        }
        byte[] content = new byte[(int) file.size()];
        int count = file.read(0, content, 0, content.length);
        if (count < content.length) {
            byte[] shorter = new byte[count];
            System.arraycopy(content, 0, shorter, 0, count);
            return ByteSource.of(shorter);
        }
        return ByteSource.of(content);
    }
}
