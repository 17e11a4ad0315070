package dev.freestand.core.libc;

import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Notes;
import dev.freestand.core.elf.Symbol;
import dev.freestand.core.elf.Symbols;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.libc.LibcMatches.Sort;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gathers the marks of C libraries from all places of a static program. */
final class LibcSignatureFinder {

    private static final long LINUX = 0;
    private static final List<String> GLIBC_SECTIONS =
            List.of("__libc_IO_vtables", "__libc_freeres_fn", "__libc_atexit");

    private final ElfFile file;
    private final LibcMatches traces = new LibcMatches();

    private LibcSignatureFinder(ElfFile file) {
        this.file = file;
    }

    static LibcMatches find(ElfFile file, EntryPoint entry, SignaturePlacement.Marks marks, Symbols symbols) {
        LibcSignatureFinder finder = new LibcSignatureFinder(file);
        finder.start(entry);
        finder.content(marks);
        finder.notes();
        finder.sections();
        finder.symbols(symbols);
        return finder.traces;
    }

    static String at(long offset) {
        return " at offset 0x" + Long.toHexString(offset);
    }

    private void start(EntryPoint entry) {
        StartupCode.of(entry).ifPresent(code -> {
            if (!code.own()) {
                traces.against(code.flavour(), "start code like that of its crt1.o" + at(entry.offset()));
            } else if (code.flavour() != LibcFlavour.NONE) {
                traces.mark(code.flavour(), Sort.START, "start code" + at(entry.offset()));
            }
        });
    }

    private void content(SignaturePlacement.Marks marks) {
        marks.placed()
                .forEach((mark, offset) ->
                        traces.mark(mark.flavour(), mark.code() ? Sort.CODE : Sort.TEXT, mark.what() + at(offset)));
        Set<LibcSignature> astray = EnumSet.noneOf(LibcSignature.class);
        astray.addAll(marks.seen());
        astray.removeAll(marks.placed().keySet());
        astray.forEach(mark -> traces.against(mark.flavour(), mark.what() + ", where no linker puts them"));
    }

    private void notes() {
        Notes.AbiTag tag = file.notes().abiTag();
        if (tag != null && tag.os() == LINUX) {
            traces.mark(LibcFlavour.GLIBC, Sort.NOTE, "ABI note of its crt1.o");
        }
        // One mark alone: what else Android's library leaves in static programs is not known here.
        if (file.notes().ownedBy(DynamicLibc.ANDROID)) {
            traces.mark(LibcFlavour.BIONIC, Sort.NOTE, "note of Android");
        }
    }

    private void sections() {
        List<String> found = GLIBC_SECTIONS.stream()
                .filter(name -> file.sections().contains(name))
                .toList();
        if (!found.isEmpty()) {
            traces.mark(LibcFlavour.GLIBC, Sort.SECTIONS, "sections " + String.join(", ", found));
        }
    }

    private void symbols(Symbols symbols) {
        Set<String> own = new HashSet<>();
        KnownSymbols.OWN.values().forEach(own::addAll);
        Set<String> found = new HashSet<>();
        symbols.defined().map(Symbol::name).filter(own::contains).forEach(found::add);
        KnownSymbols.OWN.forEach((flavour, names) -> {
            if (found.containsAll(names)) {
                traces.mark(flavour, Sort.SYMBOLS, "symbols " + String.join(", ", names));
            }
        });
    }
}
