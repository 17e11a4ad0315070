package dev.freestand.cli.prove;

import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.project.ProgressListener;
import dev.freestand.containers.image.registry.ConnectionErrors;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.core.name.EscapedText;
import dev.freestand.verifier.policy.value.ByteSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Fetches one file over https: bounded in size and time, and never sent on to an address that is not https. */
final class Download {

    private static final long MOST_BYTES = 2L << 30;
    private static final int MOST_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration IN_ALL = Duration.ofMinutes(30);
    private static final long SAY_EVERY_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final int BUFFER = 1 << 16;
    private static final int OK = 200;

    private final URI address;
    private final ProgressListener progress;

    Download(URI address, ProgressListener progress) {
        this.address = address;
        this.progress = progress;
    }

    /** Whether a word of the command line is an address, of whatever kind. */
    static boolean isAddress(String word) {
        return word.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*://.*");
    }

    /** The name of the file that an address leads to. */
    static String name(String word) {
        String path = word.replaceFirst("[?#].*", "").replaceFirst("/+$", "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.isEmpty() || path.endsWith("//") ? "download" : last;
    }

    /**
     * Fetches it.
     *
     * @param file where it is written; does not exist yet
     * @throws PipelineException if the address is none that is fetched, or what it leads to does not arrive whole
     */
    static void fetch(String word, Path file, ProgressListener progress)
            throws PipelineException, IOException, InterruptedException {
        URI address = parse(word);
        progress.say("fetch " + address);
        new Download(address, progress).to(file);
    }

    private static URI parse(String word) throws PipelineException {
        String shown = EscapedText.line(word);
        URI address;
        try {
            address = new URI(word);
        } catch (URISyntaxException e) {
            throw new PipelineException(
                    ExitCode.USAGE,
                    shown + " is not an address: "
                            + EscapedText.line(
                                    e.getReason() + (e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1)))
                            + "; expected https://HOST/PATH",
                    e);
        }
        String scheme = String.valueOf(address.getScheme());
        if (scheme.equalsIgnoreCase("http")) {
            throw new PipelineException(
                    ExitCode.USAGE,
                    shown + " is refused: over http:// anybody on the network can replace the file\nUse the"
                            + " https:// address, or download it yourself and check its digest.");
        }
        if (!scheme.equalsIgnoreCase("https") || address.getHost() == null) {
            throw new PipelineException(
                    ExitCode.USAGE,
                    shown + " is not supported: expected a file, a folder or an address https://HOST/PATH");
        }
        if (address.getRawUserInfo() != null) {
            throw new PipelineException(
                    ExitCode.USAGE,
                    "an address with a user name is not supported; download the file yourself and give the file");
        }
        return address;
    }

    private void to(Path file) throws PipelineException, IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        URI at = address;
        for (int hops = 0; ; hops++) {
            HttpResponse<InputStream> answer = send(client, at);
            try (InputStream body = answer.body()) {
                if (answer.statusCode() == OK) {
                    copy(
                            body,
                            answer.headers().firstValueAsLong("Content-Length").orElse(-1),
                            file);
                    return;
                }
                if (!REDIRECTS.contains(answer.statusCode())) {
                    throw failed("the server responded with status " + answer.statusCode() + ", expected " + OK);
                }
                if (hops == MOST_REDIRECTS) {
                    throw failed("more than " + MOST_REDIRECTS + " redirects");
                }
                at = redirect(at, answer.headers().firstValue("Location").orElse(""));
            }
        }
    }

    private HttpResponse<InputStream> send(HttpClient client, URI at) throws PipelineException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(at)
                .header("User-Agent", "freestand")
                .timeout(PATIENCE)
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw failed(ConnectionErrors.reason(e, at));
        } catch (IllegalArgumentException e) {
            throw failed("it is not a usable address, or the answer is not HTTP: " + EscapedText.message(e));
        }
    }

    URI redirect(URI from, String location) throws PipelineException {
        if (location.isEmpty()) {
            throw failed("it redirects, and does not say where to");
        }
        URI target;
        try {
            target = from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw failed("it redirects to an invalid address");
        }
        if (!"https".equalsIgnoreCase(target.getScheme()) || target.getHost() == null) {
            // Not all of it: there may be a password or a token in the rest.
            String host = target.getHost() == null ? "" : target.getHost();
            throw failed("it redirects to " + EscapedText.line(target.getScheme() + "://" + host, 200)
                    + ", and only https:// is followed");
        }
        if (target.getRawUserInfo() != null) {
            throw failed("it redirects to an address with a user's name in it");
        }
        return target;
    }

    private PipelineException failed(String reason) {
        return new PipelineException(
                ExitCode.INCONCLUSIVE,
                EscapedText.line(address.toString()) + " was not fetched: " + reason
                        + "\nCheck the address and the network, or download it yourself and give the file.");
    }

    /** The JDK's client has no limit for the time between two reads: another thread reads, and this one watches. */
    private void copy(InputStream body, long announced, Path file)
            throws PipelineException, IOException, InterruptedException {
        if (announced > MOST_BYTES) {
            throw failed("it has " + ByteSize.text(announced) + ", at most " + ByteSize.text(MOST_BYTES));
        }
        AtomicLong count = new AtomicLong();
        CompletableFuture<Void> copied = CompletableFuture.runAsync(() -> read(body, file, count));
        long begin = System.nanoTime();
        long said = begin;
        long sign = begin;
        long seen = -1;
        while (true) {
            try {
                copied.get(100, TimeUnit.MILLISECONDS);
                break;
            } catch (TimeoutException e) {
                long now = System.nanoTime();
                if (count.get() != seen) {
                    seen = count.get();
                    sign = now;
                }
                if (now - sign > PATIENCE.toNanos() || now - begin > IN_ALL.toNanos()) {
                    throw failed("it was not received within "
                            + (now - begin > IN_ALL.toNanos()
                                    ? IN_ALL.toMinutes() + " min"
                                    : PATIENCE.toSeconds() + " s after the last of " + ByteSize.text(seen)));
                }
                if (now - said > SAY_EVERY_NANOS) {
                    said = now;
                    progress.say("fetched " + ByteSize.text(seen)
                            + (announced > 0 ? " of " + ByteSize.text(announced) : ""));
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof BrokenOffException) {
                    throw failed(brokenOff(count.get(), announced));
                }
                Throwable cause = e.getCause() == null ? e : e.getCause();
                // What could not be written is this machine's matter, and said as such.
                if (cause instanceof UncheckedIOException written) {
                    throw written.getCause();
                }
                throw failed(EscapedText.message(cause));
            }
        }
        if (count.get() > MOST_BYTES) {
            throw failed("it has more than " + ByteSize.text(MOST_BYTES));
        }
        if (announced >= 0 && count.get() != announced) {
            throw failed(brokenOff(count.get(), announced));
        }
    }

    private static String brokenOff(long count, long announced) {
        return "it broke off after " + count + " bytes" + (announced >= 0 ? " of " + announced : "");
    }

    private static final class BrokenOffException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BrokenOffException(IOException cause) {
            super(cause);
        }
    }

    private static int read(InputStream body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            throw new BrokenOffException(e);
        }
    }

    private static void read(InputStream body, Path file, AtomicLong count) {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = read(body, buffer); n >= 0 && count.get() <= MOST_BYTES; n = read(body, buffer)) {
                out.write(buffer, 0, n);
                count.addAndGet(n);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
