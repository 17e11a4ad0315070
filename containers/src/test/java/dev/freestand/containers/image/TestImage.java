package dev.freestand.containers.image;

import dev.freestand.containers.image.format.Compression;
import dev.freestand.containers.image.format.OciDigest;
import dev.freestand.containers.image.format.Platform;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An image put together for a test: its blobs and its manifest.
 *
 * @param blobs configuration first, then the layers
 */
record TestImage(Platform platform, boolean oci, List<byte[]> blobs, byte[] manifest) {

    static final String DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
    static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";

    private static final String DOCKER = "application/vnd.docker.distribution.manifest.v2+json";
    private static final String OCI = "application/vnd.oci.image.manifest.v1+json";

    /** One layer: its archive, and how it is compressed. */
    record Packed(Compression compression, byte[] tar) {

        byte[] blob() {
            return switch (compression) {
                case NONE -> tar;
                case GZIP -> Tar.gzip(tar);
                case ZSTD -> Tar.zstd(tar);
            };
        }

        private String type(boolean oci) {
            String suffix = switch (compression) {
                case NONE -> "";
                case GZIP -> oci ? "+gzip" : ".gzip";
                case ZSTD -> oci ? "+zstd" : ".zstd";
            };
            return (oci ? "application/vnd.oci.image.layer.v1.tar" : "application/vnd.docker.image.rootfs.diff.tar")
                    + suffix;
        }
    }

    static TestImage docker(String platform, Packed... layers) {
        return of(Platform.parse(platform), false, List.of(layers));
    }

    static TestImage oci(String platform, Packed... layers) {
        return of(Platform.parse(platform), true, List.of(layers));
    }

    static Packed gzip(Tar tar) {
        return new Packed(Compression.GZIP, tar.bytes());
    }

    private static TestImage of(Platform platform, boolean oci, List<Packed> layers) {
        String diffIds = layers.stream()
                .map(layer -> "\"" + OciDigest.of(layer.tar()) + "\"")
                .collect(Collectors.joining(","));
        byte[] config = ("{" + words(platform) + ",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[" + diffIds + "]}}")
                .getBytes(StandardCharsets.UTF_8);
        List<byte[]> blobs = new ArrayList<>(List.of(config));
        List<String> parts = new ArrayList<>();
        for (Packed layer : layers) {
            blobs.add(layer.blob());
            parts.add(descriptor(layer.type(oci), layer.blob(), ""));
        }
        String configType =
                oci ? "application/vnd.oci.image.config.v1+json" : "application/vnd.docker.container.image.v1+json";
        byte[] manifest = ("{\"schemaVersion\":2,\"mediaType\":\"" + (oci ? OCI : DOCKER) + "\",\"config\":"
                        + descriptor(configType, config, "")
                        + ",\"layers\":[" + String.join(",", parts) + "]}")
                .getBytes(StandardCharsets.UTF_8);
        return new TestImage(platform, oci, List.copyOf(blobs), manifest);
    }

    /** A list of these images, of Docker's type or of OCI's. */
    static byte[] list(String type, TestImage... images) {
        return ("{\"schemaVersion\":2,\"mediaType\":\"" + type + "\",\"manifests\":["
                        + List.of(images).stream()
                                .map(image -> descriptor(
                                        image.manifestType(),
                                        image.manifest,
                                        ",\"platform\":{" + words(image.platform) + "}"))
                                .collect(Collectors.joining(","))
                        + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    String manifestType() {
        return oci ? OCI : DOCKER;
    }

    OciDigest manifestDigest() {
        return OciDigest.of(manifest);
    }

    /** Digest of the layer of that number, from 0. */
    OciDigest layer(int number) {
        return OciDigest.of(blobs.get(number + 1));
    }

    private static String words(Platform platform) {
        return "\"os\":\"" + platform.os() + "\",\"architecture\":\"" + platform.architecture() + "\""
                + (platform.variant() == null ? "" : ",\"variant\":\"" + platform.variant() + "\"");
    }

    private static String descriptor(String type, byte[] content, String more) {
        return "{\"mediaType\":\"" + type + "\",\"digest\":\"" + OciDigest.of(content) + "\",\"size\":" + content.length
                + more + "}";
    }
}
