package dev.freestand.containers.image.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freestand.containers.image.format.ImageException;
import dev.freestand.containers.image.format.ImageReference;
import dev.freestand.containers.image.format.RegistryJson;
import dev.freestand.core.name.EscapedText;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a registry's answer means.
 *
 * @param image what is pulled
 * @param withoutSecrets removes the user's credentials from what the registry says
 */
record RegistryErrors(ImageReference image, UnaryOperator<String> withoutSecrets) {

    private static final int LARGEST_ERROR = 16_384;
    private static final long LONGEST_WAIT_SECONDS = 30L * 24 * 3600;

    /**
     * Passes an answer of status 200 on.
     *
     * @param what was asked for, for the message
     */
    Response expectOk(Response response, String what) throws RetryableException, ImageException {
        int status = response.status();
        if (status == 200) {
            return response;
        }
        String said = "HTTP " + status + said(response);
        switch (status) {
            case 401, 403 -> throw ImageException.unauthorized(image, said);
            case 404, 410 -> throw ImageException.notFound(image, what, said);
            case 429 -> {
                Duration wait = retryAfter(response.header("Retry-After"), Clock.systemUTC());
                throw new RetryableException(ImageException.rateLimited(image.registry(), wait), wait);
            }
            default -> {
                ImageException failure = ImageException.registryFailed(image.registry(), said + " for " + what);
                if (status >= 500 || status == 408) {
                    throw new RetryableException(
                            failure, retryAfter(response.header("Retry-After"), Clock.systemUTC()));
                }
                throw failure;
            }
        }
    }

    /** The first error in the body, as the distribution specification writes it: a code and a message. */
    private String said(Response response) {
        try (response) {
            JsonNode error = RegistryJson.tree(response.read(LARGEST_ERROR), "body")
                    .path("errors")
                    .path(0);
            String code = error.path("code").asText("");
            String message = error.path("message").asText("");
            return code.isEmpty() ? "" : ", " + EscapedText.line(withoutSecrets.apply(code + ": " + message), 160);
        } catch (IOException e) {
            // Many proxies answer with a page of HTML: the status says enough.
            return "";
        }
    }

    /** Seconds or a date (RFC 9110, 10.2.3); null for neither. */
    static @Nullable Duration retryAfter(String header, Clock clock) {
        String text = header.strip();
        try {
            if (text.matches("[0-9]{1,12}")) {
                return Duration.ofSeconds(Math.min(Long.parseLong(text), LONGEST_WAIT_SECONDS));
            }
            Duration wait = Duration.between(
                    clock.instant(),
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT)));
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
