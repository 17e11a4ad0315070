package dev.freestand.core.hardening;

import dev.freestand.core.elf.Symbol;
import dev.freestand.core.elf.Symbols;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Protection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the compiler built in, as far as the undefined symbols of a dynamic file show it. In a static file the C library's own
 * code brings the same symbols, so that nothing follows from them there.
 *
 * @param canary {@code yes} where a failed stack check is called for, {@code no} where not, else {@code unknown}
 * @param fortify {@code yes} where a checking function is called, {@code no} where only plain ones are, {@code
 *     not-applicable} where no function that has a checking one is called at all, else {@code unknown}
 * @param fortified checking functions called; null where unknown
 * @param fortifiable plain functions called that have a checking one; null where unknown
 */
record CompilerHardening(
        Protection canary,
        Protection fortify,
        @Nullable Integer fortified,
        @Nullable Integer fortifiable) {

    /** glibc's functions that have a checking one, named with two underscores before it and _chk behind it. */
    private static final Set<String> FORTIFIABLE =
            new HashSet<>(List.of(("memcpy memmove memset mempcpy strcpy strncpy strcat strncat"
                            + " stpcpy stpncpy sprintf snprintf vsprintf vsnprintf printf fprintf vprintf vfprintf dprintf"
                            + " vdprintf asprintf vasprintf gets fgets fgets_unlocked fread fread_unlocked read pread pread64"
                            + " recv recvfrom readlink readlinkat getcwd getwd realpath confstr getgroups ttyname_r getlogin_r"
                            + " gethostname getdomainname poll ppoll syslog vsyslog wcscpy wcsncpy wcscat wcsncat wmemcpy"
                            + " wmemmove wmemset swprintf vswprintf wprintf fwprintf mbstowcs wcstombs wctomb mbsrtowcs"
                            + " wcsrtombs explicit_bzero")
                    .split(" ")));

    private static final Set<String> CANARIES =
            Set.of("__stack_chk_fail", "__stack_smash_handler", "__stack_chk_guard");

    static CompilerHardening of(LibcFlavour libc, Symbols imports) {
        if (!imports.available() || imports.all().isEmpty()) {
            return new CompilerHardening(Protection.UNKNOWN, Protection.UNKNOWN, null, null);
        }
        boolean stackCheck = false;
        // A name may be imported in two versions.
        Set<String> fortifiedNames = new HashSet<>();
        Set<String> fortifiableNames = new HashSet<>();
        for (Symbol symbol : imports.all()) {
            String name = symbol.name();
            if (symbol.defined()) {
                continue;
            }
            if (name.startsWith("__")) {
                stackCheck |= CANARIES.contains(name);
                if (checking(name)) {
                    fortifiedNames.add(name);
                }
            } else if (FORTIFIABLE.contains(name)) {
                fortifiableNames.add(name);
            }
        }
        Protection canary = Protection.of(stackCheck);
        if (libc != LibcFlavour.GLIBC) {
            return new CompilerHardening(canary, Protection.UNKNOWN, null, null);
        }
        int fortified = fortifiedNames.size();
        int fortifiable = fortifiableNames.size();
        Protection fortify = fortified + fortifiable == 0 ? Protection.NOT_APPLICABLE : Protection.of(fortified > 0);
        return new CompilerHardening(canary, fortify, fortified, fortifiable);
    }

    private static boolean checking(String name) {
        return name.endsWith("_chk") && FORTIFIABLE.contains(name.substring(2, name.length() - "_chk".length()));
    }
}
