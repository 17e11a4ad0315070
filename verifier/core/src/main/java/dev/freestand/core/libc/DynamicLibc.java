package dev.freestand.core.libc;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.VersionNeed;
import dev.freestand.core.facts.Libc;
import dev.freestand.core.facts.LibcFlavour;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The C library that a dynamic file asks for: by its loader, its needed libraries and its needed versions. */
final class DynamicLibc {

    /** Owner of the note that Android's crtbegin.o brings. */
    static final String ANDROID = "Android";

    private static final String LOOKED =
            "looked for the interpreters, libraries and symbol versions of glibc, musl, " + "uclibc, klibc and bionic";

    private static final int SHOWN = 8;

    private final Set<LibcFlavour> named = EnumSet.noneOf(LibcFlavour.class);
    private final List<String> evidence = new ArrayList<>();

    private DynamicLibc() {}

    /** Unknown where the file names none, and where it names two. The version is the host's, so never stated. */
    static Libc find(ElfFile file) {
        DynamicLibc names = new DynamicLibc();
        String interpreter = file.interpreter();
        if (interpreter != null) {
            names.add(ofInterpreter(interpreter, file.header().machine()), "interpreter " + interpreter);
        }
        file.needed().forEach(library -> names.add(ofLibrary(library), "needed library " + library));
        Set<LibcFlavour> versions = new HashSet<>();
        for (VersionNeed need : file.versionNeeds()) {
            LibcFlavour flavour = ofVersion(need);
            if (flavour != null && versions.add(flavour)) {
                names.add(flavour, "needed version " + need.version() + " of " + need.library());
            }
        }
        return names.answer(file);
    }

    private Libc answer(ElfFile file) {
        if (named.size() == 1) {
            return new Libc(named.iterator().next(), null, evidence);
        }
        List<String> unknown = new ArrayList<>();
        if (named.isEmpty()) {
            String interpreter = file.interpreter();
            unknown.add(LOOKED + ", and found none");
            unknown.add((interpreter == null ? "it has no interpreter" : "its interpreter is " + interpreter)
                    + (file.needed().isEmpty()
                            ? ", and it needs no library"
                            : ", and it needs " + file.needed().size() + " libraries"));
        } else {
            unknown.add(LOOKED + ", and found those of more than one:");
            unknown.addAll(evidence);
        }
        return new Libc(LibcFlavour.UNKNOWN, null, unknown);
    }

    private void add(@Nullable LibcFlavour flavour, String what) {
        if (flavour != null) {
            // The first of each library always; the rest only adds weight.
            if (named.add(flavour) || evidence.size() < SHOWN) {
                evidence.add(flavour.label() + ": " + what);
            }
        }
    }

    private static @Nullable LibcFlavour ofInterpreter(String interpreter, int machine) {
        if (interpreter.equals("/system/bin/linker") || interpreter.equals("/system/bin/linker64")) {
            return LibcFlavour.BIONIC;
        }
        // On x86 other systems have a loader of that name, and Linux has not.
        boolean shared = interpreter.endsWith("/ld.so.1")
                && (machine == ElfConstants.EM_386 || machine == ElfConstants.EM_X86_64);
        return shared ? null : ofLoader(interpreter.substring(interpreter.lastIndexOf('/') + 1));
    }

    private static @Nullable LibcFlavour ofLoader(String name) {
        if (name.startsWith("ld-musl-")) {
            return LibcFlavour.MUSL;
        }
        if (name.startsWith("ld-uClibc") || name.startsWith("ld64-uClibc")) {
            return LibcFlavour.UCLIBC;
        }
        if (name.startsWith("klibc-")) {
            return LibcFlavour.KLIBC;
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
            // A library may ask for the loader's own functions.
            default -> ofLoader(library);
        };
    }

    /**
     * Android's library calls its versions LIBC, LIBC_N and so on; musl has none. libgcc_s, which programs with any C
     * library use, has versions named after glibc's of its own.
     */
    private static @Nullable LibcFlavour ofVersion(VersionNeed need) {
        if (need.version().startsWith("GLIBC_") && !need.ofGccRuntime()) {
            return LibcFlavour.GLIBC;
        }
        boolean android = need.version().equals("LIBC") || need.version().startsWith("LIBC_");
        return android && need.library().equals("libc.so") ? LibcFlavour.BIONIC : null;
    }
}
