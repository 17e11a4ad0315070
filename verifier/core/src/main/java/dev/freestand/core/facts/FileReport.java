package dev.freestand.core.facts;

import dev.freestand.core.elf.Endianness;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything found in one file: one element of {@code files} in {@code freestand inspect --format json}, where the fields
 * of all parts stand side by side. A field that could not be established is null or {@code unknown}.
 *
 * @param identity which file it is
 * @param format what sort of file it is
 * @param linking how it is linked, and with what
 * @param requirements what it requires of the machine that runs it
 * @param structure how its bytes are laid out
 * @param security what protects it, and what it is permitted to do
 * @param assessment the verdict on its linkage, and the evidence from outside
 */
public record FileReport(
        Identity identity,
        Format format,
        LinkageFacts linking,
        Requirements requirements,
        Structure structure,
        Security security,
        Assessment assessment) {

    /**
     * Which file a report is of.
     *
     * @param path the file as it was named
     * @param sha256 digest of its content, lower-case hex; null where the content could not be read
     * @param size length in bytes
     */
    public record Identity(String path, @Nullable String sha256, long size) {}

    /**
     * What sort of file it is; all but {@code kind} are null for any but an ELF file.
     *
     * @param bits 32 or 64 (EI_CLASS); {@code class} in JSON
     * @param byteOrder of its numbers (EI_DATA)
     * @param machine the instruction set (e_machine) in everyday words, such as {@code x86-64}
     */
    public record Format(
            FileKind kind,
            @Nullable Integer bits,
            @Nullable Endianness byteOrder,
            @Nullable String machine) {}

    /**
     * How a file is linked, and with what.
     *
     * @param pie position-independent executable; null for what is no program
     * @param interpreter PT_INTERP, or the interpreter of a script
     * @param needed DT_NEEDED in the file's order
     * @param libc the C library
     * @param dlopen the libraries that its note lists as opened at run time
     */
    public record LinkageFacts(
            Linkage linkage,
            @Nullable Boolean pie,
            @Nullable String interpreter,
            List<String> needed,
            Libc libc,
            DlopenNotes dlopen) {

        public LinkageFacts {
            needed = List.copyOf(needed);
        }
    }

    /**
     * What a file requires of the machine that runs it.
     *
     * @param symbolFloor highest version needed for each prefix, such as {@code GLIBC} to {@code 2.34}
     * @param kernelFloor oldest kernel by the ABI note (NT_GNU_ABI_TAG)
     * @param isaLevel CPU level by the GNU property note; {@code unknown} without one
     * @param floors the evidence for the floors
     * @param hazards what a static file may still require of its host; empty only where a symbol table was read and has
     *     none, null when not looked for
     * @param hazardSearch where hazards were looked for; null where the question does not arise, as in a dynamic file
     * @param ladder what sets each floor, step by step
     */
    public record Requirements(
            SortedMap<String, String> symbolFloor,
            @Nullable String kernelFloor,
            String isaLevel,
            Floors floors,
            @Nullable List<Hazard> hazards,
            @Nullable HazardSearch hazardSearch,
            List<FloorStep> ladder) {

        public Requirements {
            hazards = hazards == null ? null : List.copyOf(hazards);
            ladder = List.copyOf(ladder);
        }

        /** Those of which no step is known. */
        public Requirements(
                SortedMap<String, String> symbolFloor,
                @Nullable String kernelFloor,
                String isaLevel,
                Floors floors,
                @Nullable List<Hazard> hazards,
                @Nullable HazardSearch hazardSearch) {
            this(symbolFloor, kernelFloor, isaLevel, floors, hazards, hazardSearch, List.of());
        }
    }

    /**
     * How the bytes of a file are laid out.
     *
     * @param stripped no symbol table (.symtab); null where sections do not show it
     * @param sections every named section in the file's order
     * @param layout how its bytes are accounted for
     * @param debugCompanion whether it holds only the debug information of the file that it reads like
     */
    public record Structure(
            @Nullable Boolean stripped, List<SectionSize> sections, Layout layout, boolean debugCompanion) {

        public Structure {
            sections = List.copyOf(sections);
        }
    }

    /**
     * What protects a program against attacks, and what it is permitted to do.
     *
     * @param privileges what it grants to the user who starts it
     */
    public record Security(Hardening hardening, Privileges privileges) {}

    /**
     * The verdict on the linkage of a file, and the evidence from outside.
     *
     * @param witnesses what other tools reported
     * @param error why nothing more was established; null for a file that was read
     */
    public record Assessment(
            List<ToolStatement> witnesses,
            Verdict verdict,
            @Nullable FileError error) {

        public Assessment {
            witnesses = List.copyOf(witnesses);
        }
    }

    /** The same under another name, for a proof that does not contain the place where it was made. */
    public FileReport named(String newPath) {
        return new FileReport(
                new Identity(newPath, sha256(), size()),
                format,
                linking,
                requirements,
                structure,
                security,
                assessment);
    }

    /** See {@link Identity#path}. */
    public String path() {
        return identity.path();
    }

    /** See {@link Identity#sha256}. */
    public @Nullable String sha256() {
        return identity.sha256();
    }

    /** See {@link Identity#size}. */
    public long size() {
        return identity.size();
    }

    /** See {@link Format#kind}. */
    public FileKind kind() {
        return format.kind();
    }

    /** See {@link Format#machine}. */
    public @Nullable String machine() {
        return format.machine();
    }

    /** See {@link LinkageFacts#linkage}. */
    public Linkage linkage() {
        return linking.linkage();
    }

    /** See {@link LinkageFacts#pie}. */
    public @Nullable Boolean pie() {
        return linking.pie();
    }

    /** See {@link LinkageFacts#interpreter}. */
    public @Nullable String interpreter() {
        return linking.interpreter();
    }

    /** See {@link LinkageFacts#needed}. */
    public List<String> needed() {
        return linking.needed();
    }

    /** See {@link LinkageFacts#libc}. */
    public Libc libc() {
        return linking.libc();
    }

    /** See {@link Requirements#symbolFloor}. */
    public SortedMap<String, String> symbolFloor() {
        return requirements.symbolFloor();
    }

    /** See {@link Requirements#kernelFloor}. */
    public @Nullable String kernelFloor() {
        return requirements.kernelFloor();
    }

    /** See {@link Requirements#isaLevel}. */
    public String isaLevel() {
        return requirements.isaLevel();
    }

    /** See {@link Requirements#floors}. */
    public Floors floors() {
        return requirements.floors();
    }

    /** See {@link Requirements#hazards}. */
    public @Nullable List<Hazard> hazards() {
        return requirements.hazards();
    }

    /** See {@link Requirements#hazardSearch}. */
    public @Nullable HazardSearch hazardSearch() {
        return requirements.hazardSearch();
    }

    /** See {@link Requirements#ladder}. */
    public List<FloorStep> ladder() {
        return requirements.ladder();
    }

    /** See {@link Structure#stripped}. */
    public @Nullable Boolean stripped() {
        return structure.stripped();
    }

    /** See {@link Structure#sections}. */
    public List<SectionSize> sections() {
        return structure.sections();
    }

    /** See {@link Security#hardening}. */
    public Hardening hardening() {
        return security.hardening();
    }

    /** See {@link Assessment#witnesses}. */
    public List<ToolStatement> witnesses() {
        return assessment.witnesses();
    }

    /** See {@link Assessment#verdict}. */
    public Verdict verdict() {
        return assessment.verdict();
    }

    /** See {@link Assessment#error}. */
    public @Nullable FileError error() {
        return assessment.error();
    }
}
