package dev.freestand.verifier.libc;

import dev.freestand.verifier.elf.ByteSource;
import dev.freestand.verifier.elf.ElfFile;
import dev.freestand.verifier.proof.Libc;
import dev.freestand.verifier.proof.LibcFlavour;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The C library inside a static program. Texts alone prove nothing (a program may talk about C libraries), so all texts
 * together are one mark, and a second one must come from notes, section names or instructions. A mark of another
 * library leaves it unknown.
 */
final class StaticLibc {

    /** Most bytes looked through, 256 MiB. */
    static final long MAX_SCAN = 256L << 20;

    private static final Pattern RELEASE = Pattern.compile("release version (\\d+\\.\\d+(?:\\.\\d+)?)");
    private static final int BANNER = 160;
    private static final long LINUX = 0;

    private StaticLibc() {}

    static Libc find(ElfFile file, ByteSource source) throws IOException {
        Scan.Marks marks = Scan.marks(file, source, MAX_SCAN);
        Set<Mark> placed = marks.placed().keySet();
        // A single mark of the other library, wherever it stands, makes the answer uncertain.
        boolean anyGlibc = glibcMarks(file, marks.seen()) > 0 || EntryCode.glibc(file, source);
        boolean anyMusl = muslMarks(file, source, marks.seen()) > 0;
        if (glibcMarks(file, placed) >= 2 && !anyMusl) {
            return new Libc(LibcFlavour.GLIBC, version(source, marks.placed().get(Mark.GLIBC_BANNER)));
        }
        if (muslMarks(file, source, placed) >= 2 && !anyGlibc) {
            return new Libc(LibcFlavour.MUSL, null);
        }
        // Go's linker signs programs that make system calls by themselves; with cgo they hold a libc's marks too.
        boolean none = marks.seen().isEmpty() && file.notes().ownedBy("Go") && !anyGlibc && !anyMusl;
        return none ? new Libc(LibcFlavour.NONE, null) : Libc.UNKNOWN;
    }

    private static int glibcMarks(ElfFile file, Set<Mark> marks) {
        boolean texts = marks.contains(Mark.GLIBC_TUNABLES)
                || marks.contains(Mark.GLIBC_CACHE)
                || marks.contains(Mark.GLIBC_FATAL)
                || marks.contains(Mark.GLIBC_BANNER);
        var tag = file.notes().abiTag();
        boolean note = tag != null && tag.os() == LINUX;
        boolean sections = file.sections().contains("__libc_IO_vtables")
                || file.sections().contains("__libc_freeres_fn")
                || file.sections().contains("__libc_atexit");
        return count(texts, note, sections);
    }

    private static int muslMarks(ElfFile file, ByteSource source, Set<Mark> marks) throws IOException {
        boolean texts = marks.contains(Mark.MUSL_PRINTF) || marks.contains(Mark.MUSL_STRERROR);
        boolean thread = marks.contains(Mark.MUSL_THREAD_X86_64) || marks.contains(Mark.MUSL_THREAD_AARCH64);
        return count(texts, thread, EntryCode.musl(file, source));
    }

    private static int count(boolean... marks) {
        int count = 0;
        for (boolean mark : marks) {
            count += mark ? 1 : 0;
        }
        return count;
    }

    /** The release that glibc's banner names, such as {@code 2.36}. */
    private static @Nullable String version(ByteSource source, @Nullable Long banner) throws IOException {
        if (banner == null) {
            return null;
        }
        byte[] bytes = new byte[BANNER];
        int length = source.read(banner, bytes, 0, BANNER);
        Matcher release = RELEASE.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
        return release.find() ? release.group(1) : null;
    }
}
