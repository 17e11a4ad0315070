package dev.freestand.core.layout;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Sections;
import dev.freestand.core.elf.SeparateDebugFile;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.Layout;
import dev.freestand.core.facts.Layout.FileRange;
import dev.freestand.core.facts.Layout.Payload;
import dev.freestand.core.facts.SectionTableState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts together how one file's bytes are accounted for. */
public final class LayoutReader {

    private LayoutReader() {}

    /**
     * The layout of an ELF file.
     *
     * @throws IOException if the source fails
     */
    public static Layout read(ElfFile file, FileKind kind, ByteSource source) throws IOException {
        Sections sections = file.sections();
        List<FileRange> unaccounted = new ArrayList<>();
        sections.gaps().forEach(gap -> unaccounted.add(new FileRange(gap.offset(), gap.size())));
        boolean told = (sections.available() || sections.absent())
                && file.companion() == SeparateDebugFile.NONE
                && kind != FileKind.CORE;
        PayloadReader.Found behind = told ? PayloadReader.read(file, source) : null;
        Payload payload = behind == null ? null : behind.payload();
        if (behind != null && behind.symbols() && unaccounted.isEmpty()) {
            unaccounted.add(
                    new FileRange(behind.payload().offset(), behind.payload().size()));
        }
        boolean loaded = file.companion() == SeparateDebugFile.NONE
                && (kind == FileKind.EXECUTABLE || kind == FileKind.SHARED_LIBRARY);
        return new Layout(
                sections.available()
                        ? SectionTableState.READ
                        : sections.absent() ? SectionTableState.NONE : SectionTableState.UNUSABLE,
                sections.problem(),
                unaccounted,
                payload,
                loaded ? PageSizeReader.read(file) : null,
                loaded ? PageSizeReader.largest(file) : null,
                file.notes().elsewhere(),
                file.notes().problem(),
                file.leniencies());
    }

    /** Whether the file has no symbol table; null where the headers leave it open. */
    public static @Nullable Boolean stripped(ElfFile file, Layout layout) {
        Sections sections = file.sections();
        if (sections.all().stream().anyMatch(section -> section.type() == ElfConstants.SHT_SYMTAB)) {
            return false;
        }
        boolean known = sections.available() || sections.absent();
        return known && layout.unaccounted().isEmpty() ? true : null;
    }
}
