package dev.freestand.containers.image.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freestand.containers.image.format.ImageReference;
import dev.freestand.containers.image.format.RegistryJson;
import dev.freestand.core.name.EscapedText;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.policy.value.ByteSize;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.ProcessRequest;
import dev.freestand.verifier.process.ProcessResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What {@code docker login} left behind: the variable {@code DOCKER_AUTH_CONFIG}, else {@code config.json} in
 * {@code DOCKER_CONFIG} or {@code ~/.docker}, with the credential helpers that it names. Read only when a registry asks.
 *
 * @param variables the environment
 */
record DockerLogins(Map<String, String> variables) {

    private static final int LARGEST = 1 << 20;
    private static final String HUB_KEY = "https://index.docker.io/v1/";
    private static final Pattern HELPER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /**
     * The login for a registry; empty where there is none.
     *
     * @throws IOException if the file or the helper cannot be read; the message names it, and no secret
     */
    Optional<Credentials> find(String registry) throws IOException {
        JsonNode config = config();
        String key = registry.equals(ImageReference.HUB) ? HUB_KEY : registry;
        String helper = config.path("credHelpers").path(key).asText("");
        if (helper.isEmpty()) {
            for (Map.Entry<String, JsonNode> entry : config.path("auths").properties()) {
                if (bare(entry.getKey()).equals(bare(key))) {
                    Optional<Credentials> found = stored(entry.getValue());
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            helper = config.path("credsStore").asText("");
        }
        return helper.isEmpty() ? Optional.empty() : ask(helper, key);
    }

    private JsonNode config() throws IOException {
        String inline = variables.getOrDefault("DOCKER_AUTH_CONFIG", "");
        if (!inline.isEmpty()) {
            return RegistryJson.tree(inline.getBytes(StandardCharsets.UTF_8), "DOCKER_AUTH_CONFIG");
        }
        String folder = variables.getOrDefault("DOCKER_CONFIG", "");
        String home = variables.getOrDefault("HOME", "");
        if (folder.isEmpty() && home.isEmpty()) {
            return RegistryJson.EMPTY;
        }
        Path file = folder.isEmpty() ? Path.of(home, ".docker", "config.json") : Path.of(folder, "config.json");
        try (InputStream in = RegularFile.stream(file)) {
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new IOException(FileNames.shown(file) + " is larger than " + ByteSize.text(LARGEST));
            }
            return RegistryJson.tree(content, file.toString());
        } catch (NoSuchFileException e) {
            return RegistryJson.EMPTY;
        }
    }

    /** Docker writes {@code host}, {@code https://host} and {@code https://host/v1/} for the same. */
    private static String bare(String key) {
        return key.replaceFirst("^https?://", "").replaceFirst("/.*$", "");
    }

    private static Optional<Credentials> stored(JsonNode entry) throws IOException {
        String token = entry.path("identitytoken").asText("");
        if (!token.isEmpty()) {
            return Optional.of(new Credentials("", token));
        }
        String user = entry.path("username").asText("");
        if (!user.isEmpty()) {
            return Optional.of(new Credentials(user, entry.path("password").asText("")));
        }
        try {
            String auth =
                    new String(Base64.getDecoder().decode(entry.path("auth").asText("")), StandardCharsets.UTF_8);
            int colon = auth.indexOf(':');
            return colon <= 0
                    ? Optional.empty()
                    : Optional.of(new Credentials(
                            auth.substring(0, colon), auth.substring(colon + 1).replaceFirst("\0+$", "")));
        } catch (IllegalArgumentException e) {
            throw new IOException("Docker's config.json has an 'auth' that is not Base64");
        }
    }

    /** Where the environment given says, which need not be this process's own. */
    private String onSearchPath(String program) throws IOException {
        for (String entry : variables.getOrDefault("PATH", "").split(":")) {
            Path file = Path.of(entry.isEmpty() ? "." : entry, program);
            if (Files.isRegularFile(file) && Files.isExecutable(file)) {
                return file.toAbsolutePath().toString();
            }
        }
        throw new IOException(program + ", which Docker's config.json names, is not on the search path");
    }

    private Optional<Credentials> ask(String helper, String key) throws IOException {
        if (!HELPER.matcher(helper).matches()) {
            throw new IOException(
                    "Docker's config.json names an invalid credential helper: " + EscapedText.line(helper, 80));
        }
        String program = "docker-credential-" + helper;
        ProcessResult result = new CommonsExecRunner()
                .run(ProcessRequest.of(List.of(onSearchPath(program), "get"))
                        .withStdin(key.getBytes(StandardCharsets.UTF_8))
                        .withEnvironment(variables));
        if (!result.succeeded()) {
            if (result.out().contains("credentials not found")) {
                return Optional.empty();
            }
            throw new IOException(program + " failed: " + EscapedText.line(result.out() + " " + result.err(), 120));
        }
        JsonNode answer = RegistryJson.tree(result.stdout(), program);
        String secret = answer.path("Secret").asText("");
        return secret.isEmpty()
                ? Optional.empty()
                : Optional.of(Credentials.of(answer.path("Username").asText(""), secret));
    }
}
