package dev.freestand.containers.image.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freestand.containers.image.format.Deadline;
import dev.freestand.containers.image.format.ImageException;
import dev.freestand.containers.image.format.ImageReference;
import dev.freestand.containers.image.format.RegistryJson;
import dev.freestand.core.name.EscapedText;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers a registry's challenge: with a name and password, or with a token from the service that it names. Asks
 * anonymously first, so that public images need no login.
 */
final class RegistryAuthenticator {

    private static final int LARGEST_TOKEN = 1 << 18;
    /** Of a header's value: visible characters only. */
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");

    private final ImageReference image;
    private final Endpoint endpoint;
    private final HttpRequests http;
    private final DockerLogins logins;
    private final Deadline deadline;
    private final Set<String> secrets = new HashSet<>();
    private @Nullable String header;

    RegistryAuthenticator(
            ImageReference image, Endpoint endpoint, HttpRequests http, DockerLogins logins, Deadline deadline) {
        this.image = image;
        this.endpoint = endpoint;
        this.http = http;
        this.logins = logins;
        this.deadline = deadline;
    }

    /** The last answer given; null before the first challenge. */
    @Nullable
    String header() {
        return header;
    }

    /** A registry's own words, for a report: without the credentials that it was sent, should it repeat them. */
    String withoutSecrets(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, "***");
        }
        return clean;
    }

    /**
     * Makes {@link #header} answer these challenges.
     *
     * @throws ImageException if it cannot
     */
    void answer(List<String> challenges) throws IOException, RetryableException, ImageException, InterruptedException {
        List<Challenge> all = Challenge.parse(challenges);
        Optional<Credentials> login = login();
        for (Challenge challenge : all) {
            if (challenge.scheme().equals("bearer")) {
                header = "Bearer " + token(challenge, login);
                return;
            }
        }
        if (all.stream().noneMatch(challenge -> challenge.scheme().equals("basic"))) {
            throw ImageException.unauthorized(image, "HTTP 401, without a supported way to log in");
        }
        if (login.isEmpty() || login.get().isIdentityToken()) {
            throw ImageException.unauthorized(image, "HTTP 401, and there is no login for it");
        }
        header = login.get().basic();
    }

    private Optional<Credentials> login() throws ImageException {
        try {
            Optional<Credentials> found = logins.find(image.registry());
            found.ifPresent(login -> secrets.addAll(login.secrets()));
            return found;
        } catch (IOException e) {
            throw ImageException.unauthorized(
                    image, "HTTP 401, and the login cannot be read: " + EscapedText.message(e));
        }
    }

    private String token(Challenge challenge, Optional<Credentials> login)
            throws IOException, RetryableException, ImageException, InterruptedException {
        String query = "service=" + encode(challenge.parameter("service").orElse(""))
                + "&scope="
                + encode(challenge.parameter("scope").orElse("repository:" + image.repository() + ":pull"));
        URI realm = realm(challenge.parameter("realm").orElse(""));
        boolean exchange = login.isPresent() && login.get().isIdentityToken();
        HttpRequest.Builder request = HttpRequest.newBuilder();
        if (exchange) {
            String form = "grant_type=refresh_token&client_id=freestand&refresh_token="
                    + encode(login.get().secret()) + "&" + query;
            request.uri(realm)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form));
        } else {
            request.uri(URI.create(realm + (realm.getRawQuery() == null ? "?" : "&") + query));
        }
        String basic = exchange ? null : login.map(Credentials::basic).orElse(null);
        try (Response response = new RegistryErrors(image, this::withoutSecrets)
                .expectOk(http.send(endpoint, request.build(), basic, deadline), "token for " + image.repository())) {
            JsonNode answer = RegistryJson.tree(response.read(LARGEST_TOKEN), "the token");
            String token =
                    answer.path("token").asText(answer.path("access_token").asText(""));
            if (TOKEN.matcher(token).matches()) {
                secrets.add(token);
                return token;
            }
        }
        throw ImageException.registryFailed(image.registry(), "its login service returned no token");
    }

    private URI realm(String text) throws ImageException {
        try {
            URI realm = URI.create(text);
            if (endpoint.permits(realm) && realm.getRawFragment() == null) {
                return realm;
            }
        } catch (IllegalArgumentException e) {
            throw ImageException.registryFailed(image.registry(), "its login service has no address");
        }
        throw ImageException.registryFailed(
                image.registry(), "its login service has an unsafe address: " + EscapedText.line(text, 120));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
