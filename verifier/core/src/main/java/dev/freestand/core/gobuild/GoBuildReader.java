package dev.freestand.core.gobuild;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Section;
import dev.freestand.core.elf.Segment;
import dev.freestand.core.facts.GoBuild;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds and reads the record of a Go program's build. Its layout is that of Go's package debug/buildinfo: 14 bytes of
 * magic, the size of a pointer, flags; then, since Go 1.18, two strings behind a header of 32 bytes, each behind its
 * length, and before that two pointers to Go's string headers.
 */
public final class GoBuildReader {

    private static final String SECTION = ".go.buildinfo";
    private static final String TABLE = ".gopclntab";
    private static final String OWNER = "Go";
    private static final int INLINE_AT = 32;
    private static final int FLAG_BIG_ENDIAN = 1;
    private static final int FLAG_INLINE = 2;
    /** Longest version of Go that is taken for one. */
    private static final int LONGEST_VERSION = 256;

    private final ElfFile file;
    private final ByteSource source;

    private GoBuildReader(ElfFile file, ByteSource source) {
        this.file = file;
        this.source = source;
    }

    /** The record; null where there is none, or none that can be read. Never throws for a damaged one. */
    public static @Nullable GoBuild read(ElfFile file, ByteSource source) throws IOException {
        GoBuildReader reader = new GoBuildReader(file, source);
        long at = reader.place();
        return at < 0 ? null : reader.record(at);
    }

    /**
     * The modules that the program was built from, without its own; empty where none are listed, and where there is no
     * record. Never throws for a damaged one.
     */
    public static List<GoModule> modules(ElfFile file, ByteSource source) throws IOException {
        GoBuildReader reader = new GoBuildReader(file, source);
        long at = reader.place();
        Texts texts = at < 0 ? null : reader.texts(at);
        return texts == null ? List.of() : ModuleText.modules(texts.modules);
    }

    /** The section's place, or else where the magic stands in the data of a file that may be Go's; -1 for neither. */
    private long place() throws IOException {
        for (Section section : file.sections().all()) {
            if (section.name().equals(SECTION) && GoMagic.at(source, section.offset())) {
                return section.offset();
            }
        }
        boolean go = file.notes().ownedBy(OWNER) || file.sections().contains(TABLE);
        if (file.sections().available() && !go) {
            return -1;
        }
        // Go's linker puts the record at the start of the data, which is written to at run time.
        for (boolean writable : new boolean[] {true, false}) {
            for (Segment load : file.segments(ElfConstants.PT_LOAD).toList()) {
                if (load.writable() == writable && !load.executable()) {
                    long at = GoMagic.find(source, load.offset(), load.fileSize());
                    if (at >= 0) {
                        return at;
                    }
                }
            }
        }
        return -1;
    }

    private @Nullable GoBuild record(long at) throws IOException {
        Texts texts = texts(at);
        return texts == null ? null : ModuleText.build(texts.version, texts.modules);
    }

    /**
     * The two strings of the record.
     *
     * @param version of Go
     * @param modules about modules and settings; null where it cannot be read
     */
    private record Texts(String version, @Nullable String modules) {}

    private @Nullable Texts texts(long at) throws IOException {
        byte[] head = new byte[INLINE_AT];
        if (source.read(at, head, 0, head.length) < head.length) {
            return null;
        }
        int flags = head[GoMagic.LENGTH + 1];
        GoStrings strings = new GoStrings(file, source, head[GoMagic.LENGTH], (flags & FLAG_BIG_ENDIAN) != 0);
        String version;
        String module;
        if ((flags & FLAG_INLINE) != 0) {
            GoStrings.Inline first = strings.inline(at + INLINE_AT);
            if (first == null) {
                return null;
            }
            version = first.text();
            GoStrings.Inline second = strings.inline(first.end());
            module = second == null ? null : second.text();
        } else {
            version = strings.pointedTo(head, GoMagic.LENGTH + 2);
            module = strings.pointedTo(head, GoMagic.LENGTH + 2 + head[GoMagic.LENGTH]);
        }
        if (version == null || version.isEmpty() || version.length() > LONGEST_VERSION || !ModuleText.plain(version)) {
            return null;
        }
        return new Texts(version, module);
    }
}
