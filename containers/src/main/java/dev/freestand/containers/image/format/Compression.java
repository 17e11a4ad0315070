package dev.freestand.containers.image.format;

/** How a layer's archive is compressed. */
public enum Compression {
    NONE,
    GZIP,
    ZSTD
}
