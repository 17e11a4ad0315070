package dev.freestand.core.facts;

import dev.freestand.core.elf.Endianness;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything found in one file: one element of {@code files} in {@code freestand inspect --format json}. A field that
 * could not be established is null, or says {@code unknown}.
 *
 * @param path the file as it was named
 * @param sha256 digest of its content, lower-case hex
 * @param size length in bytes
 * @param kind what sort of file it is
 * @param bits 32 or 64 (EI_CLASS); {@code class} in JSON
 * @param byteOrder of its numbers (EI_DATA)
 * @param machine the instruction set (e_machine) in everyday words, such as {@code x86-64}
 * @param linkage how it is linked
 * @param pie position-independent executable
 * @param interpreter PT_INTERP, or the interpreter of a script
 * @param needed DT_NEEDED in the file's order
 * @param libc the C library
 * @param symbolFloor highest version needed for each prefix, such as {@code GLIBC} to {@code 2.34}
 * @param kernelFloor oldest kernel by the ABI note (NT_GNU_ABI_TAG)
 * @param isaLevel CPU level by the GNU property note; {@code unknown} without one
 * @param stripped no symbol table (.symtab); null where sections cannot tell
 * @param sections every named section in the file's order
 * @param hardening what makes it harder to attack
 * @param hazards what a static file may still want from its host; empty only where a symbol table was read and has none,
 *     null when not looked for
 * @param witnesses what outside tools said
 * @param verdict the answer on linkage
 * @param error why there is no more to say; null for a file that was read
 * @param hazardSearch where hazards were looked for; null where the question does not arise, as in a dynamic file
 * @param floors what stands behind the floors
 * @param layout how its bytes are accounted for; {@link Layout#UNKNOWN} in a proof from before it was looked at
 * @param debugCompanion whether it holds only the debug information of the file that it reads like
 * @param privileges what it gives to whoever starts it
 * @param dlopen the libraries that it says it opens by itself
 */
public record FileReport(
        String path,
        @Nullable String sha256,
        long size,
        FileKind kind,
        @Nullable Integer bits,
        @Nullable Endianness byteOrder,
        @Nullable String machine,
        Linkage linkage,
        @Nullable Boolean pie,
        @Nullable String interpreter,
        List<String> needed,
        Libc libc,
        SortedMap<String, String> symbolFloor,
        @Nullable String kernelFloor,
        String isaLevel,
        @Nullable Boolean stripped,
        List<SectionSize> sections,
        Hardening hardening,
        @Nullable List<Hazard> hazards,
        List<ToolStatement> witnesses,
        Verdict verdict,
        @Nullable FileError error,
        @Nullable HazardSearch hazardSearch,
        Floors floors,
        Layout layout,
        boolean debugCompanion,
        Privileges privileges,
        DlopenNotes dlopen) {

    public FileReport {
        layout = layout == null ? Layout.UNKNOWN : layout;
        needed = List.copyOf(needed);
        sections = List.copyOf(sections);
        witnesses = List.copyOf(witnesses);
        hazards = hazards == null ? null : List.copyOf(hazards);
        // Proofs of older releases have neither.
        privileges = Objects.requireNonNullElse(privileges, Privileges.UNKNOWN);
        dlopen = Objects.requireNonNullElse(dlopen, DlopenNotes.NONE);
    }

    /** The same under another name, for a proof that does not tell where it was made. */
    public FileReport named(String newPath) {
        return new FileReport(
                newPath,
                sha256,
                size,
                kind,
                bits,
                byteOrder,
                machine,
                linkage,
                pie,
                interpreter,
                needed,
                libc,
                symbolFloor,
                kernelFloor,
                isaLevel,
                stripped,
                sections,
                hardening,
                hazards,
                witnesses,
                verdict,
                error,
                hazardSearch,
                floors,
                layout,
                debugCompanion,
                privileges,
                dlopen);
    }
}
