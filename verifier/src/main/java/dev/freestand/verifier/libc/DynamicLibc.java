package dev.freestand.verifier.libc;

import dev.freestand.verifier.elf.ElfFile;
import dev.freestand.verifier.elf.VersionNeed;
import dev.freestand.verifier.proof.Libc;
import dev.freestand.verifier.proof.LibcFlavour;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The C library that a dynamic file asks for: by its loader, its needed libraries and its needed versions. */
final class DynamicLibc {

    private DynamicLibc() {}

    /** Unknown where the file names none, and where it names two. The version is the host's, so never stated. */
    static Libc find(ElfFile file) {
        Set<LibcFlavour> named = EnumSet.noneOf(LibcFlavour.class);
        add(named, ofInterpreter(file.interpreter()));
        file.needed().forEach(library -> add(named, ofLibrary(library)));
        for (VersionNeed need : file.versionNeeds()) {
            add(named, need.version().startsWith("GLIBC_") ? LibcFlavour.GLIBC : null);
        }
        return named.size() == 1 ? new Libc(named.iterator().next(), null) : Libc.UNKNOWN;
    }

    private static void add(Set<LibcFlavour> named, @Nullable LibcFlavour flavour) {
        if (flavour != null) {
            named.add(flavour);
        }
    }

    private static @Nullable LibcFlavour ofInterpreter(@Nullable String interpreter) {
        if (interpreter == null) {
            return null;
        }
        String name = interpreter.substring(interpreter.lastIndexOf('/') + 1);
        if (name.startsWith("ld-musl-")) {
            return LibcFlavour.MUSL;
        }
        if (name.startsWith("ld-uClibc") || name.startsWith("ld64-uClibc")) {
            return LibcFlavour.UCLIBC;
        }
        if (name.startsWith("klibc-")) {
            return LibcFlavour.KLIBC;
        }
        if (interpreter.equals("/system/bin/linker") || interpreter.equals("/system/bin/linker64")) {
            return LibcFlavour.BIONIC;
        }
        boolean glibc = name.startsWith("ld-linux") || name.startsWith("ld64.so.") || name.equals("ld.so.1");
        return glibc ? LibcFlavour.GLIBC : null;
    }

    /** musl-gcc's and Android's {@code libc.so} is both's name, so it names neither. */
    private static @Nullable LibcFlavour ofLibrary(String library) {
        if (library.startsWith("libc.musl-")) {
            return LibcFlavour.MUSL;
        }
        return switch (library) {
            case "libc.so.6", "libc.so.6.1" -> LibcFlavour.GLIBC;
            case "libc.so.0", "libuClibc.so.0" -> LibcFlavour.UCLIBC;
            default -> null;
        };
    }
}
