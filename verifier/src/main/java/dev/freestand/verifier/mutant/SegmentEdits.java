package dev.freestand.verifier.mutant;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.Note;
import dev.freestand.core.elf.Notes;
import dev.freestand.core.elf.Segment;
import java.util.Comparator;

/** Changes of the program headers, and of the notes that they lead to. */
final class SegmentEdits {

    private static final int NT_GNU_ABI_TAG = 1;
    private static final int NT_GNU_BUILD_ID = 3;
    private static final int NT_GNU_PROPERTY_TYPE_0 = 5;
    private static final long LEVEL_4 = 8;
    private static final long MEGABYTE = 1 << 20;
    private static final int SMALL_PAGE = 4096;
    private static final int KERNEL = 0xffff;

    private SegmentEdits() {}

    static void stack(ElfEditor editor) throws UnmadeMutantException {
        int place = present(editor, ElfConstants.PT_GNU_STACK, "PT_GNU_STACK");
        editor.setFlags(place, ElfConstants.PF_R | ElfConstants.PF_W | ElfConstants.PF_X);
    }

    /** Makes a segment of code writable. */
    static void writableCode(ElfEditor editor) throws UnmadeMutantException {
        for (int i = 0; i < editor.elf().segments().size(); i++) {
            Segment load = editor.elf().segments().get(i);
            if (load.type() == ElfConstants.PT_LOAD && load.executable()) {
                editor.setFlags(i, load.flags() | ElfConstants.PF_W);
                return;
            }
        }
        throw UnmadeMutantException.notApplicable("no segment of it is executable");
    }

    static void withoutRelro(ElfEditor editor) throws UnmadeMutantException {
        editor.setType(present(editor, ElfConstants.PT_GNU_RELRO, "PT_GNU_RELRO"), 0);
    }

    /** Makes a program that may be loaded anywhere one of a fixed address. */
    static void fixedAddress(ElfEditor editor) throws UnmadeMutantException {
        editor.putNumber(16, 2, ElfConstants.ET_EXEC);
    }

    /** Adds a segment whose offset and address agree within no page. */
    static void misplaced(ElfEditor editor) throws UnmadeMutantException {
        long end = editor.elf()
                .segments(ElfConstants.PT_LOAD)
                .map(load -> load.address() + load.memorySize())
                .max(Comparator.naturalOrder())
                .orElse(0L);
        long address = (end / MEGABYTE + 2) * MEGABYTE + 16;
        editor.replace(
                editor.spare(-1), new Segment(ElfConstants.PT_LOAD, ElfConstants.PF_R, 0, address, 16, 16, SMALL_PAGE));
    }

    /** Has the note on the kernel ask for Linux 65535. */
    static void kernel(ElfEditor editor) throws UnmadeMutantException {
        editor.putNumber(note(editor, NT_GNU_ABI_TAG, "NT_GNU_ABI_TAG").offset() + 4, 4, KERNEL);
    }

    /** Gives the build id another owner, so that nothing finds it. */
    static void withoutBuildId(ElfEditor editor) throws UnmadeMutantException {
        long name = note(editor, NT_GNU_BUILD_ID, "NT_GNU_BUILD_ID").offset() - 4;
        editor.put(name, new byte[] {'X'});
    }

    /** Has the note on the processor ask for x86-64-v4. */
    static void processor(ElfEditor editor) throws UnmadeMutantException {
        Note note = note(editor, NT_GNU_PROPERTY_TYPE_0, "NT_GNU_PROPERTY_TYPE_0");
        int alignment = editor.wide() ? 8 : 4;
        long at = note.offset();
        while (at + 12 <= note.offset() + note.size()) {
            long size = editor.u32(at + 4);
            if (editor.u32(at) == Notes.X86_ISA_1_NEEDED && size == 4) {
                if ((editor.u32(at + 8) & LEVEL_4) != 0) {
                    throw UnmadeMutantException.notApplicable("it needs x86-64-v4 already, and no level is higher");
                }
                editor.putNumber(at + 8, 4, editor.u32(at + 8) | LEVEL_4);
                return;
            }
            at += 8 + (size + alignment - 1) / alignment * alignment;
        }
        throw UnmadeMutantException.notTried("it has no note on the processor (GNU_PROPERTY_X86_ISA_1_NEEDED)");
    }

    private static int present(ElfEditor editor, long type, String name) throws UnmadeMutantException {
        int place = editor.find(type);
        if (place < 0) {
            throw UnmadeMutantException.notApplicable("it has no " + name);
        }
        return place;
    }

    private static Note note(ElfEditor editor, int type, String name) throws UnmadeMutantException {
        for (Note note : editor.elf().notes().all()) {
            if (note.owner().equals("GNU") && note.type() == type && note.size() >= 4) {
                return note;
            }
        }
        throw UnmadeMutantException.notApplicable("it has no note " + name);
    }
}
