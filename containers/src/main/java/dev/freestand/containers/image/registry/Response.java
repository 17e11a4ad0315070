package dev.freestand.containers.image.registry;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;

/**
 * An answer whose body has not been read yet.
 *
 * @param status HTTP status
 * @param headers as they came
 * @param body bounded in time, not in length
 */
record Response(int status, HttpHeaders headers, InputStream body) implements AutoCloseable {

    /** At most so many bytes of the body; one more than the limit is read to know that it is over. */
    byte[] read(int limit) throws IOException {
        return body.readNBytes(limit);
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            // The connection is gone, as intended.
            return;
        }
    }
}
