package dev.freestand.core.rule;

import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Hazard;
import dev.freestand.core.facts.HazardSearch;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Outcome;
import java.util.List;
import java.util.stream.Collectors;

/**
 * FS301 to FS309: what a static file may still need from its host. Each reads the hazards that were found under its id.
 *
 * @param fails whether a certain hazard is a failure in a static glibc file, which then loads glibc's shared libraries;
 *     otherwise it is a warning
 */
public record HazardRule(
        String id, String title, String why, String evidence, String fix, String specification, boolean fails)
        implements FileRule {

    private static final String FAILS =
            " In a static glibc file the rule fails if the function is certainly in the file: by its symbols, or"
                    + " by a warning of the linker that strings in the file confirm. With weaker evidence, and with other C"
                    + " libraries, it warns.";

    private static final String SEEN =
            " If freestand.yaml asks for situations, what the file opened there, as strace recorded it, counts"
                    + " as well.";

    /** All of them, by id. */
    static final List<HazardRule> ALL = List.of(
            new HazardRule(
                    "FS301",
                    "No name-service (NSS) lookups",
                    "Static glibc loads libnss libraries, which must be from exactly the glibc that it was linked with."
                            + " If the host has another version, it crashes or finds nothing.",
                    "In the symbol table of the file or of its separate debug file: getpwuid, getaddrinfo and related"
                            + " functions. Without a symbol table, the linker's warnings in the build log. Strings in the file are"
                            + " only weak evidence, and nothing is then ruled out." + FAILS,
                    "Link with musl, or avoid these functions: use numbers instead of names, or a resolver of your own.",
                    "https://sourceware.org/glibc/manual/latest/html_node/Name-Service-Switch.html",
                    true),
            new HazardRule(
                    "FS302",
                    "No host-name resolution",
                    "To resolve host names takes /etc/resolv.conf, /etc/hosts and a network. A minimal container may"
                            + " have none of them, and musl's resolver works differently from glibc's.",
                    "In the symbol table of the file or of its separate debug file: getaddrinfo, gethostbyname,"
                            + " res_query and related functions. Without a symbol table, the linker's warnings in the build log."
                            + " Strings in the file are only weak evidence, and nothing is then ruled out." + FAILS,
                    "Handle the failure and test it in an environment without a network, or connect to addresses.",
                    "https://man7.org/linux/man-pages/man5/resolv.conf.5.html",
                    true),
            new HazardRule(
                    "FS303",
                    "No libraries loaded at run time",
                    "Static glibc can load plug-ins only if the host has exactly the glibc that it was linked with;"
                            + " static musl cannot load any.",
                    "In the symbol table of the file or of its separate debug file: dlopen and dlmopen, where something"
                            + " refers to them. What the file itself says it opens (the note .note.dlopen). Without a symbol table,"
                            + " the linker's warnings in the build log. Strings in the file are only weak evidence, and nothing is"
                            + " then ruled out." + FAILS,
                    "Link the plug-ins in, or link dynamically.",
                    "https://man7.org/linux/man-pages/man3/dlopen.3.html",
                    true),
            new HazardRule(
                    "FS304",
                    "No character converters loaded",
                    "glibc loads converters from the gconv folder of the host. They must be from exactly the glibc that"
                            + " the file was linked with.",
                    "In the symbol table of the file or of its separate debug file: iconv_open. Without a symbol table,"
                            + " the linker's warnings in the build log. Strings in the file are only weak evidence, and nothing is"
                            + " then ruled out." + FAILS,
                    "Convert in your own code, or link with musl, which has its converters built in.",
                    "https://sourceware.org/glibc/manual/latest/html_node/glibc-iconv-Implementation.html",
                    true),
            new HazardRule(
                    "FS305",
                    "No locales read",
                    "glibc reads locales from /usr/lib/locale; where they are missing, the program supports only ASCII.",
                    "In the symbol table of the file or of its separate debug file: setlocale, newlocale and"
                            + " bindtextdomain, where something refers to them. Without a symbol table, the linker's warnings in"
                            + " the build log. Strings in the file are only weak evidence, and nothing is then ruled out.",
                    "Stay in the C locale and treat text as UTF-8 yourself; or handle the failure of setlocale.",
                    "https://sourceware.org/glibc/manual/latest/html_node/Locales.html",
                    false),
            new HazardRule(
                    "FS306",
                    "No time-zone data read",
                    "Local time requires /etc/localtime and /usr/share/zoneinfo; where they are missing, the C library"
                            + " uses UTC without an error.",
                    "In the symbol table of the file or of its separate debug file: localtime, mktime, tzset and related"
                            + " functions. Without a symbol table, the linker's warnings in the build log. Strings in the file are"
                            + " only weak evidence, and nothing is then ruled out.",
                    "Use gmtime_r, or ship the time-zone data; test it with TZ unset.",
                    "https://man7.org/linux/man-pages/man3/tzset.3.html",
                    false),
            new HazardRule(
                    "FS307",
                    "No user-account lookups",
                    "A container with a random uid has no entry in /etc/passwd: getpwuid returns NULL, and"
                            + " programs crash or use a folder called ?.",
                    "In the symbol table of the file or of its separate debug file: getpwuid, getlogin, getgrnam and"
                            + " related functions. Without a symbol table, the linker's warnings in the build log. Strings in the"
                            + " file are only weak evidence, and nothing is then ruled out.",
                    "Take HOME from the environment, and handle NULL as a normal result; test it without /etc/passwd.",
                    "https://man7.org/linux/man-pages/man3/getpwnam.3.html",
                    false),
            new HazardRule(
                    "FS308",
                    "No built-in certificate paths",
                    "Distributions keep certificates in different places, and a minimal container has none: every TLS"
                            + " connection fails there.",
                    "In the symbol table of the file or of its separate debug file: functions of OpenSSL and GnuTLS for"
                            + " the default places; the usual paths as strings, which is weak evidence. Without a symbol table, the"
                            + " linker's warnings in the build log. Strings in the file are only weak evidence, and nothing is then"
                            + " ruled out. The rule also warns if the file accepted a certificate that no trusted CA has signed.",
                    "Honour SSL_CERT_FILE, look in all the usual places, or ship your own certificates.",
                    "https://docs.openssl.org/3.0/man3/SSL_CTX_load_verify_locations/",
                    false),
            new HazardRule(
                    "FS309",
                    "No temporary files created",
                    "/tmp may be missing, read-only or full.",
                    "In the symbol table of the file or of its separate debug file: mkstemp, mkdtemp, tmpfile and"
                            + " related functions. Without a symbol table, the linker's warnings in the build log. Strings in the"
                            + " file are only weak evidence, and nothing is then ruled out.",
                    "Honour TMPDIR, or keep the data in memory (memfd_create); test it with a read-only root.",
                    "https://man7.org/linux/man-pages/man3/mkstemp.3.html",
                    false));

    @Override
    public String evidence() {
        return evidence + SEEN;
    }

    /**
     * The answer where the file was seen to do it: never better than what its own evidence gives.
     *
     * @param glibc whether what was seen is static glibc at work, which loads its shared libraries for it
     * @param words what was seen
     */
    public RuleResult seen(FileReport file, boolean glibc, String words) {
        RuleResult stated = evaluate(file);
        String all = words + "\n" + stated.message();
        return stated.outcome() == Outcome.FAIL || (glibc && failing(file))
                ? RuleResult.fail(all)
                : RuleResult.warn(all);
    }

    private boolean failing(FileReport file) {
        return fails && file.libc().flavour() == LibcFlavour.GLIBC && file.linkage() == Linkage.STATIC;
    }

    @Override
    public RuleResult evaluate(FileReport file) {
        if (file.linkage() == Linkage.DYNAMIC) {
            return RuleResult.notApplicable("a dynamic file shares the host's C library, and what that needs");
        }
        if (file.kind() == FileKind.SHARED_LIBRARY) {
            return RuleResult.notApplicable(
                    "the question is one of static programs; a library shares its program's C library");
        }
        HazardSearch search = file.hazardSearch();
        if (search == null) {
            return LoadedFileRule.isLoaded(file)
                    ? RuleResult.notKnown("linkage is unknown, so nothing was looked for")
                    : RuleResult.notApplicable(LoadedFileRule.OTHER);
        }
        List<Hazard> all = file.hazards();
        List<Hazard> found = all == null
                ? List.of()
                : all.stream().filter(hazard -> hazard.rule().equals(id)).toList();
        if (!found.isEmpty()) {
            String words = found.stream().map(HazardRule::describe).collect(Collectors.joining("\n"));
            return failing(file) && found.stream().anyMatch(Hazard::certain)
                    ? RuleResult.fail(words)
                    : RuleResult.warn(words);
        }
        return search.conclusive()
                ? RuleResult.pass("none; read: " + search.basis())
                : RuleResult.notKnown(search.basis());
    }

    private static String describe(Hazard hazard) {
        return hazard.what() + ": " + hazard.evidence()
                + (hazard.weak() ? " (weak evidence: a text proves no use)" : "");
    }
}
