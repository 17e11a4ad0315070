package dev.freestand.cli.attest.keyless;

import dev.freestand.attest.AttestException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The identity that the environment gives a CI job. */
public final class AmbientIdentity {

    private static final String GITHUB = "GITHUB_ACTIONS";
    private static final String REQUEST_TOKEN = "ACTIONS_ID_TOKEN_REQUEST_TOKEN";
    private static final String REQUEST_URL = "ACTIONS_ID_TOKEN_REQUEST_URL";

    /** Environment variable that holds an OpenID Connect token for Sigstore. */
    static final String TOKEN = "SIGSTORE_ID_TOKEN";

    /** What a token looks like (RFC 7519), from any issuer: a service that refuses one can repeat it. */
    private static final Pattern ANY_TOKEN = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*");

    private AmbientIdentity() {}

    /**
     * Whether there is one: a token of a service that puts it in {@code SIGSTORE_ID_TOKEN}, as GitLab does if configured, or
     * the place to ask for one, which GitHub Actions gives jobs with the permission {@code id-token: write}.
     */
    public static boolean present(Map<String, String> environment) {
        return has(environment, TOKEN)
                || has(environment, GITHUB) && has(environment, REQUEST_TOKEN) && has(environment, REQUEST_URL);
    }

    /** What to say where one is asked for and there is none. */
    public static AttestException missing() {
        return new AttestException("there is no identity to sign with: on GitHub Actions the job needs the permission"
                + " id-token: write; elsewhere set " + TOKEN + " to a token of audience sigstore, or sign with --key");
    }

    /** A text without any secret of the environment, and without any token. */
    static String withoutSecrets(String text, Map<String, String> environment) {
        String clean = ANY_TOKEN.matcher(text).replaceAll("***");
        for (String secret : List.of(TOKEN, REQUEST_TOKEN)) {
            String value = environment.get(secret);
            if (value != null && !value.isEmpty()) {
                clean = clean.replace(value, "***");
            }
        }
        return clean;
    }

    private static boolean has(Map<String, String> environment, String variable) {
        return !environment.getOrDefault(variable, "").isEmpty();
    }
}
