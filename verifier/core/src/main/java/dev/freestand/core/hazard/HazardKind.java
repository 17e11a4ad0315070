package dev.freestand.core.hazard;

import dev.freestand.core.facts.LibcFlavour;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What can be required, each with the C library's public functions that require it and texts that hint at it. */
enum HazardKind {
    /** Name services: static glibc loads libnss_*.so of the very glibc it was linked with (glibc manual, NSS). */
    NSS(
            "FS301",
            "nss",
            true,
            "getpwuid getpwuid_r getpwnam getpwnam_r getpwent getpwent_r getgrgid getgrgid_r getgrnam getgrnam_r getgrent"
                    + " getgrent_r getgrouplist initgroups getspnam getspnam_r gethostbyname gethostbyname_r gethostbyname2"
                    + " gethostbyname2_r gethostbyaddr gethostbyaddr_r gethostent gethostent_r getaddrinfo getaddrinfo_a"
                    + " getnameinfo getservbyname getservbyname_r getservbyport getservbyport_r getservent"
                    + " getprotobyname getprotobyname_r getprotobynumber getprotobynumber_r getprotoent getnetbyname"
                    + " getnetbyname_r getnetbyaddr getnetbyaddr_r getnetent getrpcbyname getrpcbynumber getaliasbyname"
                    + " getnetgrent setnetgrent innetgr ether_hostton ether_ntohost getpublickey getsecretkey",
            "/etc/nsswitch.conf"),
    /** Host names: /etc/resolv.conf, /etc/hosts, and a network. */
    RESOLVER(
            "FS302",
            "resolver",
            false,
            "getaddrinfo getaddrinfo_a getnameinfo gethostbyname gethostbyname_r gethostbyname2 gethostbyname2_r"
                    + " gethostbyaddr gethostbyaddr_r gethostent res_init res_ninit res_query res_search res_send",
            "/etc/resolv.conf"),
    /** Plug-ins: static glibc needs its own shared libraries for them, static musl refuses always. */
    DLOPEN("FS303", "dlopen", false, "dlopen dlmopen"),
    /** Converters: glibc loads them from its gconv folder, musl has them built in. */
    ICONV("FS304", "iconv", true, "iconv_open"),
    /** Locales: glibc reads them from /usr/lib/locale, musl supports UTF-8 alone. */
    LOCALE("FS305", "locale", true, "setlocale newlocale bindtextdomain"),
    /** Time zones: /etc/localtime and /usr/share/zoneinfo. */
    TIMEZONE("FS306", "timezone", false, "localtime localtime_r mktime timelocal tzset", "/etc/localtime"),
    /** Accounts: an entry in /etc/passwd or /etc/group, which a random uid in a container has not. */
    PASSWD(
            "FS307",
            "passwd",
            false,
            "getpwuid getpwuid_r getpwnam getpwnam_r getpwent getlogin getlogin_r cuserid getgrgid getgrgid_r getgrnam"
                    + " getgrnam_r getgrent initgroups getgrouplist",
            "/etc/passwd"),
    /** Certificates of authorities, which lie in other places on other systems. */
    CERTIFICATES(
            "FS308",
            "ca-paths",
            false,
            "SSL_CTX_set_default_verify_paths X509_STORE_set_default_paths X509_get_default_cert_file"
                    + " gnutls_certificate_set_x509_system_trust",
            "/etc/ssl/certs",
            "/etc/ssl/cert.pem",
            "/etc/pki/tls/certs",
            "ca-certificates.crt"),
    /** A folder for temporary files that exists and may be written. */
    TEMP(
            "FS309",
            "temp-folder",
            false,
            "mkstemp mkstemps mkostemp mkostemps mkstemp64 mkstemps64 mkostemp64 mkostemps64 mkdtemp mktemp tmpfile"
                    + " tmpfile64 tmpnam tmpnam_r tempnam");

    /**
     * Functions that glibc links into every static program, or behind every use of NSS, whether or not it calls them: a
     * symbol proves nothing until something refers to it.
     */
    private static final Set<String> ALWAYS_LINKED = Set.of(
            "dlopen",
            "dlmopen",
            "setlocale",
            "newlocale",
            "bindtextdomain",
            "res_init",
            "res_ninit",
            "res_query",
            "res_search",
            "res_send");

    private final String rule;
    private final String word;
    private final boolean glibcOnly;
    private final Set<String> functions;
    private final List<String> texts;

    HazardKind(String rule, String word, boolean glibcOnly, String functions, String... texts) {
        this.rule = rule;
        this.word = word;
        this.glibcOnly = glibcOnly;
        this.functions = new TreeSet<>(Arrays.asList(functions.split(" ")));
        this.texts = List.of(texts);
    }

    String rule() {
        return rule;
    }

    String word() {
        return word;
    }

    Set<String> functions() {
        return functions;
    }

    List<String> texts() {
        return texts;
    }

    /**
     * Texts that are in a program only where one of the functions is, unless the program says them itself. Start code of
     * glibc names resolv.conf, and its name services name the rest; texts on certificates are other libraries' business.
     */
    List<String> ownTexts(LibcFlavour libc) {
        boolean telling = libc == LibcFlavour.GLIBC
                ? this == NSS || this == TIMEZONE
                : libc == LibcFlavour.MUSL && this != CERTIFICATES;
        return telling ? texts : List.of();
    }

    /** Whether the functions require it in a program with this C library. */
    boolean concerns(LibcFlavour libc) {
        return !glibcOnly || libc != LibcFlavour.MUSL;
    }

    /** Whether a function may be linked in without being called. */
    static boolean needsReference(String function, LibcFlavour libc) {
        return libc == LibcFlavour.GLIBC && ALWAYS_LINKED.contains(function);
    }
}
