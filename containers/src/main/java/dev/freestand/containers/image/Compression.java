package dev.freestand.containers.image;

/** How a layer's archive is compressed. */
public enum Compression {
    NONE,
    GZIP,
    ZSTD
}
