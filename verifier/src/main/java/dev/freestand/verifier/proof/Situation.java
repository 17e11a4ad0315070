package dev.freestand.verifier.proof;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A network, or a set of files about identity and place, that a static program may meet on its host. A cell supplies it, and
 * what the program does there is compared with what it does in {@link #PLAIN}. The words are those of {@code freestand.yaml}.
 */
public enum Situation {
    /** What the others are compared with; it is always run. */
    PLAIN(
            "names answered on 127.0.0.1 and ::1, a TLS service behind them whose certificate is of the only CA in the usual"
                    + " places, two accounts, local time three hours ahead of UTC"),
    NO_RESOLV_CONF("no /etc/resolv.conf, and nothing that answers for names", "FS302"),
    DNS_SEARCH("a search list of four domains and ndots:5, as Kubernetes writes it", "FS302"),
    DNS_TCP("UDP answers that are cut short (TC), so that names have to be asked for again by TCP", "FS302"),
    MDNS_LOCAL("a DNS server without names below .local, and the NSS module mdns4_minimal for them", "FS302"),
    IPV6_ONLY("no address of IPv4: names are answered on ::1, by addresses of IPv6", "FS302"),
    NSS_MISSING_MODULES("an nsswitch.conf that asks a module first that is not there", "FS301", "FS302", "FS307"),
    NO_ACCOUNTS("no /etc/passwd and no /etc/group", "FS307"),
    PRIVATE_CA("a private CA in the places of the system's; the TLS service's certificate is of that one", "FS308"),
    NO_CA("no CA in the usual places; the TLS service as in plain", "FS308"),
    UNTRUSTED_CA("the usual places as in plain; the TLS service's certificate is of a CA that is not there", "FS308"),
    ODD_LOCALE("LC_ALL names a locale whose files are damaged", "FS304", "FS305"),
    ODD_TIMEZONE("a damaged /etc/localtime, and damaged zones", "FS306");

    private final String supplies;
    private final List<String> rules;

    Situation(String supplies, String... rules) {
        this.supplies = supplies;
        this.rules = List.of(rules);
    }

    /** The word for it, such as {@code no-resolv-conf}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the program meets there, as a phrase. */
    public String supplies() {
        return supplies;
    }

    /** The ids of the rules whose hazards it is there to show. */
    public List<String> rules() {
        return rules;
    }

    /**
     * The situation of that word.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static Situation of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no situation '" + word + "'"));
    }
}
