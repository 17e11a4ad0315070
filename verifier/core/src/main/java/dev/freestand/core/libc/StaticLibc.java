package dev.freestand.core.libc;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Symbols;
import dev.freestand.core.elf.search.ElfContents;
import dev.freestand.core.facts.Libc;
import dev.freestand.core.facts.LibcFlavour;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The C library inside a static program. Texts alone prove nothing (a program may talk about C libraries), so all texts
 * together are one mark, and a second one must come from elsewhere: start code, other instructions, notes, section
 * names or symbols. A mark of another library leaves it unknown. Android's library is never named: static programs of
 * it that its marks could have been measured in were not available.
 */
final class StaticLibc {

    private static final String LOOKED =
            "looked for start code, instructions, texts, notes, section names and symbols of "
                    + "glibc, musl, uclibc, dietlibc and klibc";

    private StaticLibc() {}

    static Libc find(ElfFile file, ByteSource source, ElfContents contents) throws IOException {
        SignaturePlacement.Marks marks = SignaturePlacement.marks(file, contents.sightings());
        EntryPoint entry = EntryPoint.of(file, source);
        Symbols symbols = contents.symbols();
        LibcMatches traces = LibcSignatureFinder.find(file, entry, marks, symbols);
        LibcFlavour proved = traces.proved();
        if (proved != null) {
            Long inData = contents.sightings().inData(GlibcVersion.ANSWER);
            Long answer = inData == null ? contents.sightings().inCode(GlibcVersion.ANSWER) : inData;
            String version = proved == LibcFlavour.GLIBC ? GlibcVersion.of(file, source, marks, answer, symbols) : null;
            return new Libc(proved, version, traces.words());
        }
        List<String> evidence = new ArrayList<>();
        if (!traces.none()) {
            evidence.add(LOOKED + "; two sorts of one and none of another would be proof, and this was found:");
            evidence.addAll(traces.words());
            return new Libc(LibcFlavour.UNKNOWN, null, evidence);
        }
        LibcAbsence none = LibcAbsence.of(file, entry, symbols);
        evidence.addAll(none.proof());
        evidence.add(LOOKED + ", and found none");
        if (!none.proof().isEmpty()) {
            return new Libc(LibcFlavour.NONE, null, evidence);
        }
        evidence.add("that it holds no C library at all is not proved: " + String.join("; ", none.missing()));
        return new Libc(LibcFlavour.UNKNOWN, null, evidence);
    }
}
