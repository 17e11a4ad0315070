package dev.freestand.containers.image.format;

/** Receives the progress of a pull; called often, and by the pulling thread. */
@FunctionalInterface
public interface PullProgress {

    PullProgress NONE = (blob, bytes, total) -> {};

    /**
     * A part of a layer has come.
     *
     * @param blob the layer
     * @param bytes how many of its bytes are here; falls back to 0 where a transfer begins again
     * @param total how many there are, as its manifest says
     */
    void received(OciDigest blob, long bytes, long total);
}
