package dev.freestand.verifier.inspect;

import dev.freestand.core.analysis.AnalysisResult;
import dev.freestand.core.analysis.ElfAnalyzer;
import dev.freestand.core.analysis.FileErrors;
import dev.freestand.core.analysis.FileReports;
import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.core.facts.FileError;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.ToolStatement;
import dev.freestand.core.hazard.AuxiliaryFiles;
import dev.freestand.core.linkage.FileKinds;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.FileSource;
import dev.freestand.verifier.file.FileStamp;
import dev.freestand.verifier.file.FileTooLongException;
import dev.freestand.verifier.file.Sha256;
import dev.freestand.verifier.process.ProcessRunner;
import dev.freestand.verifier.witness.Witness;
import dev.freestand.verifier.witness.WitnessSubject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Inspects files, one at a time; may be used by several threads at once. Total: every path gives a report, and what
 * could not be read is said in it.
 */
public final class Inspector {

    private final List<Witness> witnesses;
    private final PrivilegeReader privileges;
    private final boolean digest;

    /** An inspector that asks these witnesses about every ELF file; none is fine, and then no verdict is sure. */
    public Inspector(List<Witness> witnesses) {
        this(witnesses, new PrivilegeReader(null), true);
    }

    private Inspector(List<Witness> witnesses, PrivilegeReader privileges, boolean digest) {
        this.witnesses = List.copyOf(witnesses);
        this.privileges = privileges;
        this.digest = digest;
    }

    /** The same, but {@code sha256} stays null and no file is read from end to end. */
    public Inspector withoutDigest() {
        return new Inspector(witnesses, privileges, false);
    }

    /** An inspector with {@code ldd}, {@code file} and {@code size}, whose versions are asked once, and {@code getcap}. */
    public static Inspector withWitnesses(ProcessRunner runner) {
        return new Inspector(Witness.standard(runner), new PrivilegeReader(runner), true);
    }

    /** An inspector that starts no process. Its verdicts on programs are inconclusive, its facts are the same. */
    public static Inspector withoutWitnesses() {
        return new Inspector(List.of());
    }

    /** Everything found in a file and its separate debug file, if one lies beside it. Symbolic links are followed. */
    public FileReport inspect(Path file) {
        return inspect(file, LocalAuxiliaryFiles.of(file));
    }

    /**
     * Everything found in a file. Symbolic links are followed.
     *
     * @param clues its separate debug file and the log of its link, as far as they exist
     */
    public FileReport inspect(Path file, AuxiliaryFiles clues) {
        try (FileSource source = FileSource.open(file)) {
            return unchanging(file, clues, source);
        } catch (IOException e) {
            return unreadable(file, e);
        }
    }

    /** Everything found in a file that is open already. */
    public FileReport inspect(Path file, FileSource source) {
        try {
            return unchanging(file, LocalAuxiliaryFiles.of(file), source);
        } catch (IOException e) {
            return unreadable(file, e);
        }
    }

    /**
     * The report of a file that is not looked at, because it was not built: what is there is another, if anything.
     *
     * @param code {@link FileError#BUILD_FAILED} or {@link FileError#BUILD_TOOL_MISSING}
     */
    public static FileReport notBuilt(Path file, String code, String reason) {
        return FileReports.unreadable(FileNames.text(file), new FileError(code, reason, null));
    }

    /**
     * What is found is found in the very bytes that are digested: in a copy of them where they fit into memory, else in the
     * file, which is digested once more afterwards. The witnesses open the file by its name, so that must have led to the
     * same file all the time, and it may not have been written to.
     */
    private FileReport unchanging(Path file, AuxiliaryFiles clues, FileSource source) throws IOException {
        if (source.size() > FileErrors.LONGEST) {
            throw new FileTooLongException(file, source.size(), FileErrors.LONGEST);
        }
        if (!digest) {
            return opened(file, clues, source);
        }
        FileStamp before = FileStamp.of(file);
        ByteSource content = FileCopy.of(source);
        FileReport report = opened(file, clues, content);
        boolean same = content != source || Sha256.of(source).equals(report.sha256());
        if (!same || !before.equals(FileStamp.of(file))) {
            throw new FileChangedException(file);
        }
        return report;
    }

    /** The report of a path that could not be read, and why. */
    public static FileReport unreadable(Path file, IOException fault) {
        return FileReports.unreadable(FileNames.text(file), FileErrorMapper.of(file, fault));
    }

    private FileReport opened(Path file, AuxiliaryFiles clues, ByteSource source) throws IOException {
        CompletableFuture<String> sha256 = digest ? start(() -> Sha256.of(source)) : null;
        try {
            return elf(file, clues, source, sha256, ElfReader.read(source));
        } catch (ElfFormatException e) {
            return FileReports.notElf(identity(file, sha256, source.size()), source, e);
        }
    }

    /** Asks the witnesses first: they are other programs, and answer while the file is looked at here. */
    private FileReport elf(
            Path file, AuxiliaryFiles clues, ByteSource source, @Nullable CompletableFuture<String> sha256, ElfFile elf)
            throws IOException {
        WitnessSubject subject = new WitnessSubject(file, elf, FileKinds.of(elf));
        List<CompletableFuture<ToolStatement>> asked = new ArrayList<>();
        for (Witness witness : witnesses) {
            asked.add(start(() -> witness.testify(subject)));
        }
        AnalysisResult facts = ElfAnalyzer.analyze(elf, source, clues, privileges.read(file));
        List<ToolStatement> testimonies = new ArrayList<>();
        for (CompletableFuture<ToolStatement> answer : asked) {
            testimonies.add(result(answer));
        }
        return FileReports.elf(identity(file, sha256, source.size()), facts, testimonies);
    }

    private static FileReport.Identity identity(Path file, @Nullable CompletableFuture<String> sha256, long size)
            throws IOException {
        return new FileReport.Identity(FileNames.text(file), sha256 == null ? null : result(sha256), size);
    }

    /** Works something out while the file is looked at; a thread for each, as most of them wait for another program. */
    private static <T> CompletableFuture<T> start(Callable<T> work) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        future.complete(work.call());
                    } catch (Exception | Error e) {
                        future.completeExceptionally(e);
                    }
                },
                "inspect");
        thread.setDaemon(true);
        thread.start();
        return future;
    }

    private static <T> T result(CompletableFuture<T> future) throws IOException {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException fault) {
                throw fault;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException fault ? fault : e;
        }
    }
}
