package dev.freestand.containers.image.format;

/**
 * A layer of an image.
 *
 * @param digest of the blob, as it is kept
 * @param size of the blob in bytes
 * @param compression of the blob
 * @param diffId digest of the archive, uncompressed
 */
public record Layer(OciDigest digest, long size, Compression compression, OciDigest diffId) {}
