package dev.freestand.containers.image.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a registry requires its clients to authenticate: one challenge of a {@code WWW-Authenticate} header (RFC 9110, 11.6.1).
 *
 * @param scheme in lower case, such as {@code basic} or {@code bearer}
 * @param parameters by names in lower case
 */
record Challenge(String scheme, Map<String, String> parameters) {

    private static final int LONGEST = 8192;
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern NEXT = Pattern.compile(
            "[\\s,]*(?:(" + TOKEN + ")\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|(" + TOKEN + "))|(" + TOKEN + "))");

    Challenge {
        parameters = Map.copyOf(parameters);
    }

    /** The challenges in these headers, in their order; what is no challenge is passed over. */
    static List<Challenge> parse(List<String> headers) {
        List<Challenge> all = new ArrayList<>();
        for (String header : headers) {
            String scheme = "";
            Map<String, String> parameters = new HashMap<>();
            Matcher next = NEXT.matcher(header.length() > LONGEST ? header.substring(0, LONGEST) : header);
            while (next.lookingAt()) {
                String word = next.group(4);
                if (word != null) {
                    add(all, scheme, parameters);
                    scheme = word.toLowerCase(Locale.ROOT);
                    parameters = new HashMap<>();
                } else {
                    String quoted = next.group(2);
                    parameters.putIfAbsent(
                            next.group(1).toLowerCase(Locale.ROOT),
                            quoted == null ? next.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
                }
                next.region(next.end(), next.regionEnd());
            }
            add(all, scheme, parameters);
        }
        return all;
    }

    private static void add(List<Challenge> all, String scheme, Map<String, String> parameters) {
        if (!scheme.isEmpty()) {
            all.add(new Challenge(scheme, parameters));
        }
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }
}
