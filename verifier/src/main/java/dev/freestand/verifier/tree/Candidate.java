package dev.freestand.verifier.tree;

import dev.freestand.verifier.elf.Companion;
import dev.freestand.verifier.elf.ElfConstants;
import dev.freestand.verifier.elf.ElfFile;
import dev.freestand.verifier.elf.ElfFormatException;
import dev.freestand.verifier.elf.ElfHeader;
import dev.freestand.verifier.elf.ElfReader;
import dev.freestand.verifier.elf.FileSource;
import dev.freestand.verifier.elf.Machine;
import dev.freestand.verifier.file.NotRegularFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
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
record Candidate(
        Answer answer,
        String why,
        @Nullable String realPath,
        @Nullable Object identity,
        @Nullable Facts facts) {

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

    static Candidate open(RootFs files, String path, ElfHeader program) {
        RootFs.Lookup lookup = files.resolve(path);
        RootFs.Place place = lookup.place();
        if (place == null) {
            return new Candidate(Answer.ABSENT, lookup.why(), null, null, null);
        }
        try (FileSource source = FileSource.open(place.host())) {
            String foreign = foreign(source, program);
            if (foreign != null) {
                return new Candidate(Answer.FOREIGN, foreign, place.path(), null, null);
            }
            ElfFile file = ElfReader.read(source);
            String reason = refusal(file);
            if (reason != null) {
                return new Candidate(Answer.BROKEN, reason, place.path(), null, null);
            }
            Object key = Files.readAttributes(place.host(), BasicFileAttributes.class)
                    .fileKey();
            return new Candidate(
                    Answer.USABLE, "", place.path(), key == null ? place.path() : key, Facts.of(file, source));
        } catch (ElfFormatException e) {
            String code = e.fault().code();
            return new Candidate(Answer.BROKEN, e.getMessage() + " (" + code + ")", place.path(), null, null);
        } catch (NotRegularFileException e) {
            return new Candidate(Answer.BROKEN, "not a regular file", place.path(), null, null);
        } catch (AccessDeniedException e) {
            return new Candidate(Answer.ABSENT, "permission denied", place.path(), null, null);
        } catch (NoSuchFileException e) {
            return new Candidate(Answer.ABSENT, "no such file", null, null, null);
        } catch (IOException e) {
            return new Candidate(Answer.BROKEN, "cannot be read: " + e.getMessage(), place.path(), null, null);
        }
    }

    /** Class before machine, as glibc compares; null where both fit or the file is no ELF file at all. */
    private static @Nullable String foreign(FileSource source, ElfHeader program) throws IOException {
        byte[] ident = new byte[IDENT];
        if (source.read(0, ident, 0, IDENT) < IDENT || ident[0] != 0x7f || ident[1] != 'E') {
            return null;
        }
        int bits = ident[4] == 2 ? 64 : 32;
        if (bits != program.bits()) {
            return "a " + bits + "-bit object, the program is " + program.bits() + "-bit";
        }
        ByteOrder order = ident[5] == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        int machine = Short.toUnsignedInt(ByteBuffer.wrap(ident).order(order).getShort(18));
        if (machine != program.machine() || !order.equals(program.byteOrder())) {
            return "for another machine (e_machine " + machine + ", " + order + "), the program is for "
                    + Machine.name(program);
        }
        return null;
    }

    private static @Nullable String refusal(ElfFile file) {
        if (file.companion() != Companion.NONE) {
            return "a debug companion, which holds nothing to load";
        }
        if (file.header().type() == ElfConstants.ET_EXEC
                || (file.dynamic() != null && file.dynamic().flag(ElfConstants.DT_FLAGS_1, DF_1_PIE))) {
            return "an executable, which is not loaded as a library";
        }
        return file.header().type() == ElfConstants.ET_DYN ? null : "not a shared library (e_type)";
    }
}
