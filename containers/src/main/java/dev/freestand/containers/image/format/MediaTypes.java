package dev.freestand.containers.image.format;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names of formats, from the OCI image specification and from Docker's, which it continues. */
public final class MediaTypes {

    static final Set<String> INDEXES = Set.of(
            "application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json");
    static final Set<String> IMAGES = Set.of(
            "application/vnd.oci.image.manifest.v1+json", "application/vnd.docker.distribution.manifest.v2+json");
    public static final Set<String> CONFIGS =
            Set.of("application/vnd.oci.image.config.v1+json", "application/vnd.docker.container.image.v1+json");
    static final Set<String> SCHEMA_1 = Set.of(
            "application/vnd.docker.distribution.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.v1+prettyjws");

    /** All that is asked for; schema 1 too, so that a registry that has nothing else says so. */
    public static final List<String> MANIFESTS = List.of(
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.docker.distribution.manifest.list.v2+json",
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.v2+json",
            "application/vnd.docker.distribution.manifest.v1+prettyjws;q=0.1");

    /** Those of layers that may not be passed on, and so lie elsewhere, are left out on purpose. */
    public static final Map<String, Compression> LAYERS = Map.of(
            "application/vnd.oci.image.layer.v1.tar", Compression.NONE,
            "application/vnd.oci.image.layer.v1.tar+gzip", Compression.GZIP,
            "application/vnd.oci.image.layer.v1.tar+zstd", Compression.ZSTD,
            "application/vnd.docker.image.rootfs.diff.tar", Compression.NONE,
            "application/vnd.docker.image.rootfs.diff.tar.gzip", Compression.GZIP,
            "application/vnd.docker.image.rootfs.diff.tar.zstd", Compression.ZSTD);

    private MediaTypes() {}

    /** A header's value without parameters, in lower case. */
    static String bare(String header) {
        return header.replaceFirst(";.*$", "").strip().toLowerCase(Locale.ROOT);
    }
}
