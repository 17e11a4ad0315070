package dev.freestand.core.tree;

import dev.freestand.core.elf.ByteSource;
import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.ElfHeader;
import dev.freestand.core.elf.Endianness;
import dev.freestand.core.elf.Machine;
import dev.freestand.core.elf.SeparateDebugFile;
import dev.freestand.core.elf.read.ElfReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A path that may be the library, opened as the loader opens it.
 *
 * @param answer what the loader makes of it
 * @param why in words for people where it is not usable
 * @param realPath without links, where there is a file
 * @param identity equal for two names of one file (device and inode)
 * @param facts of a usable object
 */
record CandidateLibrary(
        Answer answer,
        String why,
        @Nullable String realPath,
        @Nullable Object identity,
        @Nullable DynamicInfo facts) {

    private static final long DF_1_PIE = 0x08000000L;
    private static final int IDENT = 20;

    /** What the loader makes of a path. */
    enum Answer {
        USABLE,
        /** No file, or none that may be read: the search goes on. */
        ABSENT,
        /** For another class or machine: glibc goes on, musl stops. */
        FOREIGN,
        /** Broken, or no object: the loader stops. */
        BROKEN
    }

    static CandidateLibrary open(FileTree files, String path, ElfHeader program) {
        FileTree.Lookup lookup = files.resolve(path);
        FileTree.Place place = lookup.place();
        if (place == null) {
            return new CandidateLibrary(Answer.ABSENT, lookup.why(), null, null, null);
        }
        try (FileTree.OpenFile source = files.open(place)) {
            String foreign = foreign(source, program);
            if (foreign != null) {
                return new CandidateLibrary(Answer.FOREIGN, foreign, place.path(), null, null);
            }
            ElfFile file = ElfReader.read(source);
            String reason = refusal(file);
            if (reason != null) {
                return new CandidateLibrary(Answer.BROKEN, reason, place.path(), null, null);
            }
            return new CandidateLibrary(
                    Answer.USABLE, "", place.path(), place.identity(), DynamicInfo.of(file, source));
        } catch (ElfFormatException e) {
            String code = e.fault().code();
            return new CandidateLibrary(Answer.BROKEN, e.getMessage() + " (" + code + ")", place.path(), null, null);
        } catch (FileTree.NotOpenedException e) {
            Answer answer = e.absent() ? Answer.ABSENT : Answer.BROKEN;
            return new CandidateLibrary(answer, String.valueOf(e.getMessage()), place.path(), null, null);
        } catch (IOException e) {
            return new CandidateLibrary(Answer.BROKEN, "cannot be read: " + e.getMessage(), place.path(), null, null);
        }
    }

    /** Class before machine, as glibc compares; null where both fit or the file is no ELF file at all. */
    private static @Nullable String foreign(ByteSource source, ElfHeader program) throws IOException {
        byte[] ident = new byte[IDENT];
        if (source.read(0, ident, 0, IDENT) < IDENT || ident[0] != 0x7f || ident[1] != 'E') {
            return null;
        }
        int bits = ident[4] == 2 ? 64 : 32;
        if (bits != program.bits()) {
            return "a " + bits + "-bit object, the program is " + program.bits() + "-bit";
        }
        Endianness order = ident[5] == 2 ? Endianness.BIG : Endianness.LITTLE;
        int machine = order.u16(ident, 18);
        if (machine != program.machine() || !order.equals(program.byteOrder())) {
            return "for another machine (e_machine " + machine + ", " + order + "), the program is for "
                    + Machine.name(program);
        }
        return null;
    }

    private static @Nullable String refusal(ElfFile file) {
        if (file.companion() != SeparateDebugFile.NONE) {
            return "a debug companion, which holds nothing to load";
        }
        if (file.header().type() == ElfConstants.ET_EXEC
                || (file.dynamic() != null && file.dynamic().flag(ElfConstants.DT_FLAGS_1, DF_1_PIE))) {
            return "an executable, which is not loaded as a library";
        }
        return file.header().type() == ElfConstants.ET_DYN ? null : "not a shared library (e_type)";
    }
}
