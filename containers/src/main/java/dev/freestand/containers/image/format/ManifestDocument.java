package dev.freestand.containers.image.format;

/**
 * A manifest or a list of manifests, as it came.
 *
 * @param content its bytes, of which its digest is made
 * @param declared what the registry says it is; empty where it says nothing
 */
// Bytes as they came; two of these are never compared.
@SuppressWarnings("ArrayRecordComponent")
public record ManifestDocument(byte[] content, String declared) {}
