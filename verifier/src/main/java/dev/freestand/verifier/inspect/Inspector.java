package dev.freestand.verifier.inspect;

import dev.freestand.verifier.dlopen.DlopenReader;
import dev.freestand.verifier.elf.ByteSource;
import dev.freestand.verifier.elf.Contents;
import dev.freestand.verifier.elf.ElfFault;
import dev.freestand.verifier.elf.ElfFile;
import dev.freestand.verifier.elf.ElfFormatException;
import dev.freestand.verifier.elf.ElfReader;
import dev.freestand.verifier.elf.FileSource;
import dev.freestand.verifier.elf.Needles;
import dev.freestand.verifier.elf.SymbolReader;
import dev.freestand.verifier.elf.Symbols;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.FileStamp;
import dev.freestand.verifier.file.FileTooLongException;
import dev.freestand.verifier.floor.FloorReader;
import dev.freestand.verifier.gobuild.GoBuildReader;
import dev.freestand.verifier.hardening.HardeningReader;
import dev.freestand.verifier.hazard.Clues;
import dev.freestand.verifier.hazard.HazardFinder;
import dev.freestand.verifier.layout.LayoutReader;
import dev.freestand.verifier.libc.LibcFinder;
import dev.freestand.verifier.linkage.Evidence;
import dev.freestand.verifier.linkage.Kinds;
import dev.freestand.verifier.linkage.OtherSystem;
import dev.freestand.verifier.linkage.Packers;
import dev.freestand.verifier.linkage.Segments;
import dev.freestand.verifier.process.Aside;
import dev.freestand.verifier.process.ProcessRunner;
import dev.freestand.verifier.proof.DlopenNotes;
import dev.freestand.verifier.proof.FileError;
import dev.freestand.verifier.proof.FileReport;
import dev.freestand.verifier.proof.GoBuild;
import dev.freestand.verifier.proof.Kind;
import dev.freestand.verifier.proof.Libc;
import dev.freestand.verifier.proof.LibcFlavour;
import dev.freestand.verifier.proof.Linkage;
import dev.freestand.verifier.proof.Testimony;
import dev.freestand.verifier.witness.Subject;
import dev.freestand.verifier.witness.Witness;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Inspects files, one at a time; may be used by several threads at once. Total: every path gives a report, and what
 * could not be read is said in it.
 */
public final class Inspector {

    /**
     * Longest file that is looked at, in bytes: a sparse one of many TiB takes no room on a disk, and digesting it takes
     * days.
     */
    static final long LONGEST = 8L << 30;

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
        return inspect(file, Clues.beside(file));
    }

    /**
     * Everything found in a file. Symbolic links are followed.
     *
     * @param clues its separate debug file and the log of its link, as far as they are to be had
     */
    public FileReport inspect(Path file, Clues clues) {
        try (FileSource source = FileSource.open(file)) {
            return unchanging(file, clues, source);
        } catch (IOException e) {
            return unreadable(file, e);
        }
    }

    /** Everything found in a file that is open already. */
    public FileReport inspect(Path file, FileSource source) {
        try {
            return unchanging(file, Clues.beside(file), source);
        } catch (IOException e) {
            return unreadable(file, e);
        }
    }

    /** The report of a file that is not looked at, because its build failed: what is there is another, if anything. */
    public static FileReport notBuilt(Path file, String reason) {
        return Reports.plain(
                new Reports.Content(FileNames.text(file), null, 0),
                Kind.UNREADABLE,
                null,
                new FileError(FileError.BUILD_FAILED, reason, null));
    }

    /**
     * What is found is found in the very bytes that are digested: in a copy of them where they fit into memory, else in the
     * file, which is digested once more afterwards. The witnesses open the file by its name, so that must have led to the
     * same file all the time, and nobody may have written to it.
     */
    private FileReport unchanging(Path file, Clues clues, FileSource source) throws IOException {
        if (source.size() > LONGEST) {
            throw new FileTooLongException(file, source.size(), LONGEST);
        }
        if (!digest) {
            return opened(file, clues, source);
        }
        FileStamp before = FileStamp.of(file);
        ByteSource content = FileCopy.of(source);
        FileReport report = opened(file, clues, content);
        boolean same = content != source || Digest.sha256(source).equals(report.sha256());
        if (!same || !before.equals(FileStamp.of(file))) {
            throw new FileChangedException(file);
        }
        return report;
    }

    /** The report of a path that could not be read, and why. */
    public static FileReport unreadable(Path file, IOException fault) {
        return Reports.plain(
                new Reports.Content(FileNames.text(file), null, 0), Kind.UNREADABLE, null, Failures.of(file, fault));
    }

    private FileReport opened(Path file, Clues clues, ByteSource source) throws IOException {
        Aside<String> sha256 = digest ? Aside.start(() -> Digest.sha256(source)) : null;
        try {
            return elf(file, clues, source, sha256, ElfReader.read(source));
        } catch (ElfFormatException e) {
            Reports.Content content = content(file, sha256, source.size());
            if (e.fault() != ElfFault.BAD_MAGIC) {
                FileError error = Failures.of(e);
                return Reports.plain(content, Kind.UNREADABLE, null, error);
            }
            String interpreter = Shebang.interpreter(source);
            return Reports.plain(content, interpreter == null ? Kind.NOT_ELF : Kind.SCRIPT, interpreter, null);
        }
    }

    /** Asks the witnesses first: they are other programs, and answer while the file is looked at here. */
    private FileReport elf(Path file, Clues clues, ByteSource source, @Nullable Aside<String> sha256, ElfFile elf)
            throws IOException {
        Kind kind = Kinds.of(elf);
        Subject subject = new Subject(file, elf, kind);
        List<Aside<Testimony>> asked = new ArrayList<>();
        for (Witness witness : witnesses) {
            asked.add(Aside.start(() -> witness.testify(subject)));
        }
        Evidence evidence = Segments.evidence(elf, kind, Packers.name(elf, source));
        Linkage linkage = Segments.linkage(evidence);
        DlopenNotes dlopen = DlopenReader.read(elf, source);
        Libc libc;
        HazardFinder.Found hazards = null;
        if (linkage == Linkage.STATIC) {
            Contents contents = Contents.of(elf, source, Wanted.NEEDLES);
            libc = LibcFinder.inside(elf, source, contents);
            hazards = HazardFinder.find(elf, source, libc, contents, clues, dlopen);
        } else {
            libc = LibcFinder.named(elf);
        }
        GoBuild go = GoBuildReader.read(elf, source);
        OtherSystem system = OtherSystem.of(elf, libc.flavour(), go);
        if (system != null) {
            libc = new Libc(
                    LibcFlavour.UNKNOWN, null, List.of(system.words() + ": its C library is not one of Linux's"));
            if (kind == Kind.EXECUTABLE && linkage != Linkage.UNKNOWN) {
                evidence = new Evidence.ForOtherSystem(evidence, system.words());
            }
        }
        Symbols imports = SymbolReader.imports(elf, source);
        Facts facts = new Facts(
                linkage,
                libc,
                hazards,
                HardeningReader.read(elf, kind, Reports.pie(elf, kind), libc.flavour(), imports),
                FloorReader.read(elf, kind, linkage, libc.flavour(), imports, system, go),
                LayoutReader.read(elf, kind, source),
                privileges.read(file),
                dlopen);
        List<Testimony> testimonies = new ArrayList<>();
        for (Aside<Testimony> answer : asked) {
            testimonies.add(answer.result());
        }
        return Reports.elf(content(file, sha256, source.size()), elf, kind, evidence, facts, testimonies);
    }

    /** What is looked for in static programs; made ready when the first is met. */
    private static final class Wanted {

        static final Needles NEEDLES = needles();

        private static Needles needles() {
            Set<String> wanted = new HashSet<>(LibcFinder.marks());
            wanted.addAll(HazardFinder.texts());
            return new Needles(wanted);
        }
    }

    private static Reports.Content content(Path file, @Nullable Aside<String> sha256, long size) throws IOException {
        return new Reports.Content(FileNames.text(file), sha256 == null ? null : sha256.result(), size);
    }
}
