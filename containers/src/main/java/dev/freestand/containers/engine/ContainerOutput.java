package dev.freestand.containers.engine;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Collects what a container writes, up to a limit; what is beyond is dropped. */
final class ContainerOutput extends ResultCallback.Adapter<Frame> {

    private static final int LONGEST_COMPLAINT = 300;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final int limit;

    ContainerOutput(int limit) {
        this.limit = limit;
    }

    @Override
    public synchronized void onNext(Frame frame) {
        boolean isError = frame.getStreamType() == StreamType.STDERR;
        ByteArrayOutputStream to = isError ? err : out;
        byte[] payload = frame.getPayload();
        to.write(payload, 0, Math.min(payload.length, (isError ? LONGEST_COMPLAINT : limit) - to.size()));
    }

    synchronized byte[] bytes() {
        return out.toByteArray();
    }

    /** Whether it ends as every whole answer ends; one that was cut off does not. */
    synchronized boolean finished() {
        return out.toString(StandardCharsets.ISO_8859_1).endsWith(" end\n");
    }

    /** First line that the probe wrote on standard error; empty where it wrote none. */
    synchronized String complaint() {
        return err.toString(StandardCharsets.UTF_8).lines().findFirst().orElse("");
    }
}
