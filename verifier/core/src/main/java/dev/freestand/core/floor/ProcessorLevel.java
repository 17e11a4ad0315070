package dev.freestand.core.floor;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.facts.GoBuild;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The processor that a file states it needs: by the GNU property note, by ARM's build attributes, and by the setting of Go's
 * compiler, which the Go runtime checks as it starts.
 *
 * @param level such as {@code x86-64-v2}, {@code power9} or {@code armv8.2}; {@code unknown} where nothing is stated
 * @param evidence what states it: a note, or a section; empty where nothing is stated
 * @param words what states it, in a sentence, and what it does not prove
 */
public record ProcessorLevel(String level, String evidence, String words) {

    /** What {@link #level} is where nothing is stated. */
    public static final String UNKNOWN = "unknown";

    /** {@link #evidence} of a note of the linker. */
    public static final String NOTE = "GNU_PROPERTY_X86_ISA_1_NEEDED";

    /** {@link #evidence} of Go's compiler. */
    public static final String GO = ".go.buildinfo";

    private static final String ATTRIBUTES = ".ARM.attributes";
    private static final int LONGEST = 32;

    /**
     * The highest that is stated.
     *
     * @param source the bytes that the file was read from
     */
    public static ProcessorLevel of(ElfFile file, ByteSource source, @Nullable GoBuild go) throws IOException {
        int machine = file.header().machine();
        String setting = setting(machine, file.header().bits());
        boolean intel = machine == ElfConstants.EM_X86_64 || machine == ElfConstants.EM_386;
        String noted = NoteFloors.isaLevel(file);
        String built = go == null ? UNKNOWN : built(machine, go.settings().get(setting));
        // Levels of x86-64 compare as their last digit does.
        if (!built.equals(UNKNOWN) && (noted.equals(UNKNOWN) || built.compareTo(noted) > 0)) {
            return new ProcessorLevel(
                    built,
                    GO,
                    built + " by " + setting + " in " + GO + ": at least that. Go's"
                            + " runtime checks it as the program starts; code of other languages in it may ask for more");
        }
        if (!noted.equals(UNKNOWN)) {
            return new ProcessorLevel(
                    noted,
                    NOTE,
                    noted + " by " + NOTE + ": at least that. The linker gathers the note from"
                            + " its inputs, start files such as crt1.o among them, so it may ask for more than the code does; and"
                            + " it does not prove that no newer instruction is used, guarded by cpuid or not");
        }
        String attribute = ArmAttributes.level(file, source);
        if (!attribute.equals(UNKNOWN)) {
            return new ProcessorLevel(
                    attribute,
                    ATTRIBUTES,
                    attribute
                            + " by Tag_CPU_arch in " + ATTRIBUTES
                            + ": at least that. The linker takes the highest of its"
                            + " inputs, and it does not prove that no newer instruction is used");
        }
        if (machine == ElfConstants.EM_ARM) {
            return new ProcessorLevel(
                    UNKNOWN, "", "no Tag_CPU_arch in .ARM.attributes: the version of the architecture is not stated");
        }
        return new ProcessorLevel(
                UNKNOWN,
                "",
                intel
                        ? "no " + NOTE + " note: the level is not stated, and any may be needed"
                        : "this machine has no note on processor levels");
    }

    /** The level by the setting of Go's compiler for a machine; values are those of {@code go help environment}. */
    private static String built(int machine, @Nullable String value) {
        if (value == null || !plain(value)) {
            return UNKNOWN;
        }
        return switch (machine) {
            case ElfConstants.EM_X86_64 -> value.length() == 2 && value.startsWith("v") ? "x86-64-" + value : UNKNOWN;
            case ElfConstants.EM_386 -> "i386-" + value;
            case ElfConstants.EM_AARCH64 -> "arm" + value;
            case ElfConstants.EM_ARM -> "armv" + value;
            case ElfConstants.EM_MIPS -> "mips-" + value;
            default -> value;
        };
    }

    private static String setting(int machine, int bits) {
        return switch (machine) {
            case ElfConstants.EM_X86_64 -> "GOAMD64";
            case ElfConstants.EM_386 -> "GO386";
            case ElfConstants.EM_AARCH64 -> "GOARM64";
            case ElfConstants.EM_ARM -> "GOARM";
            case ElfConstants.EM_PPC64 -> "GOPPC64";
            case ElfConstants.EM_RISCV -> "GORISCV64";
            case ElfConstants.EM_MIPS -> bits == 64 ? "GOMIPS64" : "GOMIPS";
            default -> "";
        };
    }

    private static boolean plain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char one = value.charAt(i);
            if ((one < 'a' || one > 'z') && (one < '0' || one > '9') && one != '.' && one != ',') {
                return false;
            }
        }
        return !value.isEmpty() && value.length() <= LONGEST;
    }
}
