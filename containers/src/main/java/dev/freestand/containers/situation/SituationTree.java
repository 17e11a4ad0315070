package dev.freestand.containers.situation;

import dev.freestand.containers.confine.HostCell;
import dev.freestand.verifier.proof.Situation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files of a situation, written into a folder, and where they are inside a cell. What a situation does not change is as
 * in the plain one.
 */
final class SituationTree {

    private static final Path ZONES = Path.of("/usr/share/zoneinfo");
    private static final Path LOCALES = Path.of("/usr/lib/locale");

    /** A locale whose letters and bytes are both unusual. */
    static final String ODD_LOCALE = "tr_TR.ISO-8859-9";

    private static final List<String> BUNDLES = List.of(
            "/etc/ssl/cert.pem",
            "/etc/ssl/certs/ca-certificates.crt",
            "/etc/pki/tls/cert.pem",
            "/etc/pki/tls/certs/ca-bundle.crt",
            "/etc/ssl/ca-bundle.pem");

    private static final List<String> DAMAGED_ZONES = List.of(
            "UTC", "GMT", "posixrules", "localtime", "Etc/UTC", "Europe/Berlin", "America/New_York", "Asia/Tokyo");

    /** So far a file of zones is right (tzfile(5)), and of a locale archive wrong from the beginning. */
    private static final byte[] DAMAGED = "TZif2\0\0\0damaged".getBytes(StandardCharsets.US_ASCII);

    private static final List<String> CATEGORIES =
            List.of("LC_CTYPE", "LC_COLLATE", "LC_NUMERIC", "LC_TIME", "LC_MONETARY", "LC_IDENTIFICATION");

    private final Path folder;
    private final Situation situation;
    private final SortedMap<String, Path> files = new TreeMap<>();

    private SituationTree(Path folder, Situation situation) {
        this.folder = folder;
        this.situation = situation;
    }

    /**
     * Writes the files of a situation.
     *
     * @param folder an empty folder
     * @param trusted the certificate authority in the usual places; null for none
     * @param tls the socket of the service behind the names
     */
    static HostCell.Surroundings write(
            Path folder, Situation situation, @Nullable CertificateAuthority trusted, Path tls) throws IOException {
        SituationTree tree = new SituationTree(folder, situation);
        tree.identity();
        tree.names();
        if (trusted != null) {
            tree.certificate(trusted);
        }
        tree.places();
        return new HostCell.Surroundings(tree.files, responder(situation), hasNames(situation) ? tls : null);
    }

    /** Whether names are answered, and a TLS service stands behind them. */
    static boolean hasNames(Situation situation) {
        return situation != Situation.NO_RESOLV_CONF;
    }

    /** As {@code situation.h} has it. */
    private static String responder(Situation situation) {
        return switch (situation) {
            case NO_RESOLV_CONF -> "none";
            case DNS_TCP -> "truncated";
            case IPV6_ONLY -> "six-only";
            case MDNS_LOCAL -> "no-local";
            default -> "plain";
        };
    }

    /** Variables that hold there beside those that a step sets itself. */
    static Map<String, String> variables(Situation situation) {
        return situation == Situation.ODD_LOCALE ? Map.of("LC_ALL", ODD_LOCALE) : Map.of();
    }

    private void identity() throws IOException {
        if (situation != Situation.NO_ACCOUNTS) {
            put(
                    "/etc/passwd",
                    "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n");
            put("/etc/group", "root:x:0:\nnogroup:x:65534:\n");
        }
        String first = situation == Situation.NSS_MISSING_MODULES ? "freestand_missing " : "";
        String hosts = situation == Situation.MDNS_LOCAL ? "files mdns4_minimal [NOTFOUND=return] dns" : "files dns";
        put(
                "/etc/nsswitch.conf",
                "passwd: " + first + "files\ngroup: " + first + "files\nhosts: " + first + hosts + "\n");
    }

    private void names() throws IOException {
        put(
                "/etc/hosts",
                situation == Situation.IPV6_ONLY ? "::1\tlocalhost\n" : "127.0.0.1\tlocalhost\n::1\tlocalhost\n");
        if (!hasNames(situation)) {
            return;
        }
        String server = situation == Situation.IPV6_ONLY ? "::1" : "127.0.0.1";
        String search = situation == Situation.DNS_SEARCH
                ? "search default.svc.cluster.test svc.cluster.test cluster.test freestand.test\noptions ndots:5\n"
                : "search freestand.test\n";
        put("/etc/resolv.conf", "nameserver " + server + "\n" + search);
    }

    private void certificate(CertificateAuthority trusted) throws IOException {
        for (String bundle : BUNDLES) {
            put(bundle, trusted.pem());
        }
        // How OpenSSL looks a certificate up in a folder.
        put("/etc/ssl/certs/" + trusted.subjectHash() + ".0", trusted.pem());
    }

    private void places() throws IOException {
        boolean damaged = situation == Situation.ODD_TIMEZONE;
        put("/etc/localtime", damaged ? DAMAGED : zone());
        if (damaged) {
            for (String zone : DAMAGED_ZONES) {
                put(ZONES + "/" + zone, DAMAGED);
            }
        } else if (Files.isDirectory(ZONES)) {
            files.put(ZONES.toString(), ZONES);
        }
        // Without that folder on this machine there is nothing to put another in the place of: the locale is not there.
        if (situation == Situation.ODD_LOCALE && Files.isDirectory(LOCALES)) {
            Path odd = Files.createDirectories(folder.resolve("locale").resolve(ODD_LOCALE));
            Files.write(folder.resolve("locale").resolve("locale-archive"), DAMAGED);
            for (String category : CATEGORIES) {
                Files.write(odd.resolve(category), DAMAGED);
            }
            files.put(LOCALES.toString(), folder.resolve("locale"));
        }
    }

    /** A zone three hours ahead of UTC, named FST, in the format of tzfile(5), version 2. */
    private static byte[] zone() {
        String counts = "\0\0\0\0".repeat(4) + "\0\0\0\1" + "\0\0\0\4";
        String part = "TZif2" + "\0".repeat(15) + counts + "\0\0\52\60" + "\0\0" + "FST\0";
        return (part + part + "\nFST-3\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private void put(String inside, String content) throws IOException {
        put(inside, content.getBytes(StandardCharsets.US_ASCII));
    }

    private void put(String inside, byte[] content) throws IOException {
        Path file = folder.resolve(Integer.toString(files.size()));
        Files.write(file, content);
        files.put(inside, file);
    }
}
