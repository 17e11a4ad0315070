package dev.freestand.standalone;

import dev.freestand.core.analysis.ElfAnalyzer;
import dev.freestand.core.analysis.FileErrors;
import dev.freestand.core.analysis.FileReports;
import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.core.facts.FileReport;
import java.io.IOException;

/** Inspects files. Total: every path gives a report, and what could not be read is said in it. */
final class FileInspector {

    /** Longest file that is copied into memory, in bytes; a longer one is digested once more when all is read. */
    private static final long LONGEST_COPY = 1 << 20;

    private FileInspector() {}

    /** Everything found in a file and its separate debug file, if one lies beside it. Symbolic links are followed. */
    static FileReport inspect(FilePath path) {
        try (OpenedFile file = OpenedFile.open(path)) {
            return unchanging(path, file);
        } catch (FileFaultException e) {
            return FileReports.unreadable(path.text(), e.error());
        } catch (IOException e) {
            return FileReports.unreadable(
                    path.text(), FileErrors.unreadable(path.shown(), String.valueOf(e.getMessage())));
        }
    }

    /** What is found is found in the very bytes that are digested. */
    private static FileReport unchanging(FilePath path, OpenedFile file) throws IOException {
        if (file.size() > FileErrors.LONGEST) {
            throw new FileFaultException(
                    FileErrors.tooLong(path.shown(), FileErrors.tooLong(file.size(), FileErrors.LONGEST)));
        }
        ByteSource content = copy(file);
        String sha256 = Sha256Digest.of(content);
        FileReport report = report(path, file, content, sha256);
        boolean same = content != file || Sha256Digest.of(file).equals(sha256);
        if (!same || !file.status().unchanged(FileState.of(path))) {
            throw new FileFaultException(FileErrors.changed(path.shown()));
        }
        return report;
    }

    private static FileReport report(FilePath path, OpenedFile file, ByteSource content, String sha256)
            throws IOException {
        FileReport.Identity identity = new FileReport.Identity(path.text(), sha256, content.size());
        try {
            ElfFile elf = ElfReader.read(content);
            return FileReports.elf(
                    identity,
                    ElfAnalyzer.analyze(
                            elf,
                            content,
                            DebugFileBeside.of(path),
                            file.status().privileges()));
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
