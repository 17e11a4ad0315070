package dev.freestand.core.linkage;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.Notes;
import dev.freestand.core.facts.GoBuild;
import dev.freestand.core.facts.LibcFlavour;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operating system other than Linux that a file says it is for. Linux looks at none of these signs, and would load
 * such a program and let it fail.
 *
 * @param name such as {@code FreeBSD}
 * @param evidence what says so, in words
 * @param certain whether more than EI_OSABI says so: that byte alone is set by mistake or on purpose in programs that
 *     Linux runs
 */
public record OtherSystem(String name, List<String> evidence, boolean certain) {

    /** First word of NT_GNU_ABI_TAG (glibc, elf.h). */
    private static final Map<Long, String> ABI_TAGS = Map.of(
            1L, "GNU Hurd",
            2L, "Solaris",
            3L, "FreeBSD with glibc",
            4L, "NetBSD with glibc",
            5L, "Syllable",
            6L, "Native Client");

    /** Owners of the notes that the start files of other systems bring. */
    private static final List<String> OWNERS = List.of("FreeBSD", "NetBSD", "OpenBSD", "DragonFly", "QNX");

    /** EI_OSABI (gABI chapter 4); 0 and 3 are for Linux, and those from 64 on depend on the machine. */
    private static final Map<Integer, String> OS_ABI = Map.ofEntries(
            Map.entry(1, "HP-UX"),
            Map.entry(2, "NetBSD"),
            Map.entry(4, "GNU Hurd"),
            Map.entry(6, "Solaris"),
            Map.entry(7, "AIX"),
            Map.entry(8, "IRIX"),
            Map.entry(9, "FreeBSD"),
            Map.entry(10, "Tru64"),
            Map.entry(11, "Novell Modesto"),
            Map.entry(12, "OpenBSD"),
            Map.entry(13, "OpenVMS"),
            Map.entry(14, "NonStop Kernel"),
            Map.entry(15, "AROS"),
            Map.entry(16, "FenixOS"),
            Map.entry(17, "CloudABI"),
            Map.entry(18, "OpenVOS"));

    /** Values of GOOS whose programs the kernel of Linux runs. */
    private static final Set<String> LINUX = Set.of("linux", "android");

    public OtherSystem {
        evidence = List.copyOf(evidence);
    }

    /** Null where nothing says so, and where a loader or a note of Linux says otherwise. */
    static @Nullable OtherSystem of(ElfFile file) {
        String interpreter = file.interpreter();
        if (interpreter != null && linuxLoader(interpreter)) {
            // What the kernel of Linux starts decides there, whatever else the file says.
            return null;
        }
        Signs signs = new Signs();
        Notes.AbiTag tag = file.notes().abiTag();
        if (tag != null) {
            signs.add(ABI_TAGS.get(tag.os()), "NT_GNU_ABI_TAG");
        }
        for (String owner : OWNERS) {
            if (file.notes().ownedBy(owner)) {
                signs.add(owner, "note of " + owner);
            }
        }
        if (interpreter != null) {
            signs.add(loader(interpreter, file.header().machine()), "interpreter " + interpreter);
        }
        boolean certain = !signs.evidence.isEmpty();
        if (certain || tag == null) {
            int byteSays = file.header().osAbi();
            signs.add(OS_ABI.get(byteSays), "EI_OSABI " + byteSays);
        }
        return signs.name == null ? null : new OtherSystem(signs.name, signs.evidence, certain);
    }

    /**
     * The system of a file whose C library and Go build record are known too. EI_OSABI alone gives way to a C library of
     * Linux, and to what Go's compiler says; where neither shows anything, it stands.
     *
     * @param libc the C library that its marks or names prove
     */
    public static @Nullable OtherSystem of(ElfFile file, LibcFlavour libc, @Nullable GoBuild go) {
        OtherSystem said = of(file);
        if (said != null && said.certain) {
            return said;
        }
        String target = go == null ? null : go.settings().get("GOOS");
        if (target != null && !LINUX.contains(target)) {
            List<String> signs = new ArrayList<>(said == null ? List.of() : said.evidence);
            signs.add("GOOS=" + target + " in .go.buildinfo");
            return new OtherSystem(said == null ? target : said.name, signs, true);
        }
        boolean linux = target != null || (libc != LibcFlavour.NONE && libc != LibcFlavour.UNKNOWN);
        return linux ? null : said;
    }

    /** The evidence in one sentence. */
    public String description() {
        return (certain ? "it is for " : "it says that it is for ") + name + ", not for Linux ("
                + String.join(", ", evidence) + ")";
    }

    private static boolean linuxLoader(String interpreter) {
        String name = interpreter.substring(interpreter.lastIndexOf('/') + 1);
        return name.startsWith("ld-linux")
                || name.startsWith("ld-musl-")
                || name.startsWith("ld64.so.")
                || name.startsWith("ld-lsb")
                || name.startsWith("ld-uClibc")
                || name.startsWith("ld64-uClibc")
                || name.startsWith("klibc-")
                || interpreter.startsWith("/system/bin/linker");
    }

    /** The system that has its loader at this path; several have that of NetBSD's. */
    private static @Nullable String loader(String path, int machine) {
        boolean intel = machine == ElfConstants.EM_386 || machine == ElfConstants.EM_X86_64;
        return switch (path) {
            case "/libexec/ld-elf.so.1",
                    "/libexec/ld-elf32.so.1",
                    "/libexec/ld-elf64.so.1",
                    "/usr/libexec/ld-elf.so.1" -> "FreeBSD";
            case "/libexec/ld.elf_so", "/usr/libexec/ld.elf_so" -> "NetBSD";
            case "/usr/libexec/ld.so" -> "OpenBSD";
            case "/libexec/ld-elf.so.2", "/usr/libexec/ld-elf.so.2" -> "DragonFly";
            case "/lib/64/ld.so.1",
                    "/lib/amd64/ld.so.1",
                    "/lib/sparcv9/ld.so.1",
                    "/usr/lib/ld.so.1",
                    "/usr/lib/64/ld.so.1",
                    "/usr/lib/amd64/ld.so.1",
                    "/usr/lib/sparcv9/ld.so.1" -> "Solaris";
            case "/lib/ld-x86-64.so.1" -> "GNU Hurd";
            // glibc of other machines has its loader there on Linux, too.
            case "/lib/ld.so.1", "/lib/ld.so" -> intel ? "GNU Hurd" : null;
            case "/lib/ld-kfreebsd-x86-64.so.1" -> "FreeBSD with glibc";
            case "/system/runtime_loader" -> "Haiku";
            case "/usr/lib/ldqnx.so.2", "/usr/lib/ldqnx-64.so.2" -> "QNX";
            default -> null;
        };
    }

    /** Gathers evidence that a file is for another system; the first sign names it. */
    private static final class Signs {

        private final List<String> evidence = new ArrayList<>();
        private @Nullable String name;

        void add(@Nullable String system, String sign) {
            if (system != null) {
                name = name == null ? system : name;
                evidence.add(sign);
            }
        }
    }
}
