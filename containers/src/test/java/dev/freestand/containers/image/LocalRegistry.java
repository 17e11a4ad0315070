package dev.freestand.containers.image;

import dev.freestand.containers.image.format.ImageReference;
import dev.freestand.containers.image.format.OciDigest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Debian's docker-registry on a free port of the loopback address, its data in a folder of the test. */
final class LocalRegistry implements AutoCloseable {

    static final String USER = "me";
    static final String PASSWORD = "secret";

    /** Of the password, made by crypt(3) with the least cost. */
    private static final String BCRYPT = "$2b$04$abcdefghijklmnopqrstuu2r9OfJnfCsdneAXAGHnS4UpFFP8WIrW";

    private static final Pattern LISTENING = Pattern.compile("listening on (127\\.0\\.0\\.1:[0-9]+)");

    private final Process process;
    private final String host;
    private final HttpClient http = HttpClient.newHttpClient();

    private LocalRegistry(Process process, String host) {
        this.process = process;
        this.host = host;
    }

    static LocalRegistry start(Path folder) throws IOException {
        return start(folder, "http: { addr: \"127.0.0.1:0\" }\n");
    }

    /** With the data that is in the folder already. */
    static LocalRegistry startWithTls(Path folder, Path certificate, Path key) throws IOException {
        return start(
                folder,
                "http: { addr: \"127.0.0.1:0\", tls: { certificate: \"" + certificate + "\", key: \"" + key
                        + "\" } }\n");
    }

    static LocalRegistry startWithLogin(Path folder) throws IOException {
        Path users = Files.writeString(Files.createDirectories(folder).resolve("htpasswd"), USER + ":" + BCRYPT + "\n");
        return start(
                folder,
                "http: { addr: \"127.0.0.1:0\" }\nauth: { htpasswd: { realm: test, path: \"" + users + "\" } }\n");
    }

    private static LocalRegistry start(Path folder, String more) throws IOException {
        Files.createDirectories(folder);
        Path config = Files.writeString(
                folder.resolve("config.yml"),
                "version: 0.1\n"
                        + "log: { level: info }\n"
                        + "storage: { filesystem: { rootdirectory: \"" + folder.resolve("data") + "\" } }\n"
                        + more);
        Process process = new ProcessBuilder("docker-registry", "serve", config.toString())
                .redirectErrorStream(true)
                .start();
        BufferedReader log =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            said.append(line).append('\n');
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                Thread drain = new Thread(() -> log.lines().forEach(ignored -> {}), "registry-log");
                drain.setDaemon(true);
                drain.start();
                return new LocalRegistry(process, listening.group(1));
            }
        }
        throw new IOException("docker-registry did not start:\n" + said);
    }

    String host() {
        return host;
    }

    ImageReference image(String name) {
        return ImageReference.parse(host + "/" + name);
    }

    void push(String repository, TestImage image) throws Exception {
        for (byte[] blob : image.blobs()) {
            pushBlob(repository, blob);
        }
        pushManifest(repository, image.manifestDigest().toString(), image.manifestType(), image.manifest());
    }

    void pushBlob(String repository, byte[] blob) throws Exception {
        HttpResponse<String> begun = send(request("/v2/" + repository + "/blobs/uploads/")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
        expect(202, begun);
        String location = begun.headers().firstValue("Location").orElseThrow();
        URI upload = URI.create("http://" + host).resolve(location);
        expect(
                201,
                send(request(upload + (upload.getQuery() == null ? "?" : "&") + "digest=" + OciDigest.of(blob))
                        .header("Content-Type", "application/octet-stream")
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(blob))
                        .build()));
    }

    void pushManifest(String repository, String name, String type, byte[] manifest) throws Exception {
        expect(
                201,
                send(request("/v2/" + repository + "/manifests/" + name)
                        .header("Content-Type", type)
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(manifest))
                        .build()));
    }

    private HttpRequest.Builder request(String path) {
        String login = Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create("http://" + host).resolve(path))
                .header("Authorization", "Basic " + login);
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static void expect(int status, HttpResponse<String> response) {
        if (response.statusCode() != status) {
            throw new AssertionError(response + ": " + response.body());
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
