package dev.freestand.containers.image;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.freestand.containers.image.format.ImageReference;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before a registry, passes on what it is asked, and fails where a test requires it to. */
final class FaultyProxy implements AutoCloseable {

    /** What is done to one request; false to pass it on as it is. */
    interface Fault {
        boolean handle(FaultyProxy proxy, HttpExchange exchange) throws Exception;
    }

    /**
     * A request that came.
     *
     * @param authorization as it came; null for none
     */
    record Seen(String path, String authorization) {}

    private final String registry;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Fault fault = (proxy, exchange) -> false;

    FaultyProxy(LocalRegistry registry) throws IOException {
        this.registry = registry.host();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    ImageReference image(String name) {
        return ImageReference.parse(host() + "/" + name);
    }

    FaultyProxy with(Fault newFault) {
        fault = newFault;
        return this;
    }

    List<Seen> seen() {
        return List.copyOf(seen);
    }

    List<String> blobsSeen() {
        return seen.stream()
                .map(Seen::path)
                .filter(path -> path.contains("/blobs/"))
                .toList();
    }

    private void handle(HttpExchange exchange) {
        String path = exchange.getRequestURI().toString();
        seen.add(new Seen(path, exchange.getRequestHeaders().getFirst("Authorization")));
        try (exchange) {
            if (!fault.handle(this, exchange)) {
                HttpResponse<byte[]> answer = ask(exchange);
                copyHeaders(answer, exchange);
                exchange.sendResponseHeaders(
                        answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
                exchange.getResponseBody().write(answer.body());
            }
        } catch (Exception e) {
            // The client went away, or the fault was to break off.
            return;
        }
    }

    /** What the registry itself answers. */
    HttpResponse<byte[]> ask(HttpExchange exchange) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://" + registry + exchange.getRequestURI()));
        for (String accept : exchange.getRequestHeaders().getOrDefault("Accept", List.of())) {
            request.header("Accept", accept);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    static void copyHeaders(HttpResponse<byte[]> answer, HttpExchange exchange) {
        answer.headers()
                .firstValue("Content-Type")
                .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
    }

    /** Answers with a status and a body of the registry's own error format. */
    static boolean answer(HttpExchange exchange, int status, String... headers) throws IOException {
        for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
        }
        byte[] body = "{\"errors\":[{\"code\":\"TEST\",\"message\":\"as\\nwanted\"}]}".getBytes();
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        return true;
    }

    /** Promises a whole body, and sends its first half. */
    boolean half(HttpExchange exchange) throws Exception {
        byte[] body = ask(exchange).body();
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body, 0, body.length / 2);
        exchange.getResponseBody().flush();
        return true;
    }

    /** Sends the first half, and then nothing until this proxy is closed. */
    boolean stall(HttpExchange exchange) throws Exception {
        half(exchange);
        closed.await();
        return true;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
