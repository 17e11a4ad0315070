package dev.freestand.containers.image.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/**
 * Who asks.
 *
 * @param user name; empty where the secret is an identity token
 * @param secret password, access token, or identity token
 */
record Credentials(String user, String secret) {

    /** Docker's helpers give this name with identity tokens. */
    private static final String TOKEN_USER = "<token>";

    /** Credentials as Docker's helpers give them. */
    static Credentials of(String user, String secret) {
        return new Credentials(user.equals(TOKEN_USER) ? "" : user, secret);
    }

    /** Whether the secret is to be exchanged for an access token, and is no password. */
    boolean isIdentityToken() {
        return user.isEmpty();
    }

    /** Value of the {@code Authorization} header (RFC 7617). */
    String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /** What must not be sent to anybody else, in each form that goes over the wire. */
    Set<String> secrets() {
        return secret.isEmpty() ? Set.of() : Set.of(secret, basic().substring("Basic ".length()));
    }

    /** Says nothing of the secret, wherever it may be printed. */
    @Override
    public String toString() {
        return "credentials";
    }
}
