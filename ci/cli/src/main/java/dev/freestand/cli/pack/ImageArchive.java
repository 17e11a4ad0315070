package dev.freestand.cli.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Linkage;
import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.file.Sha256;
import dev.freestand.verifier.inspect.Inspector;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Writes the image of the static edition, without a daemon: an OCI image layout in a tar, with the {@code manifest.json} that
 * Docker before 25 reads instead of the index. The image holds the static file and the licence, and nothing else.
 *
 * <pre>ImageArchive VERSION SECONDS PROGRAM LICENSE TARGET</pre>
 *
 * See <a href="https://github.com/opencontainers/image-spec">the OCI image specification</a>, version 1.
 */
public final class ImageArchive {

    private static final String TYPE = "application/vnd.oci.image.";
    private static final int LONGEST = 1 << 30;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final SortedMap<String, byte[]> entries = new TreeMap<>();
    private final Instant created;

    private ImageArchive(Instant created) {
        this.created = created;
    }

    public static void main(String[] arguments) throws PackException, IOException {
        Path program = Path.of(arguments[2]);
        FileReport report = Inspector.withoutWitnesses().inspect(program);
        if (report.linkage() != Linkage.STATIC) {
            throw new PackException("no image is built for " + program + ": it is "
                    + report.linkage().label() + ", and the image holds no library");
        }
        ImageArchive archive = new ImageArchive(Instant.ofEpochSecond(Long.parseLong(arguments[1])));
        SortedMap<String, PackagedFile> files = new TreeMap<>();
        files.put("freestand", new PackagedFile(RegularFile.bytesNoFollow(program, LONGEST), true));
        files.put("LICENSE", new PackagedFile(RegularFile.bytesNoFollow(Path.of(arguments[3]), LONGEST), false));
        archive.describe(arguments[0], Architecture.of("the image", report).deb(), archive.tar(files));
        SortedMap<String, PackagedFile> layout = new TreeMap<>();
        archive.entries.forEach((name, content) -> layout.put(name, new PackagedFile(content, false)));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[4])))) {
            out.write(archive.tar(layout));
        }
    }

    private void describe(String version, String architecture, byte[] layer) throws IOException {
        byte[] compressed = PackagedFile.gzip(layer);
        ObjectNode config = JSON.objectNode()
                .put("created", created.toString())
                .put("architecture", architecture)
                .put("os", "linux");
        ObjectNode process = config.putObject("config");
        // Nobody: it only reads, and what it may read is what everybody may.
        process.put("User", "65534:65534").put("WorkingDir", "/work");
        process.putArray("Entrypoint").add("/freestand");
        process.putArray("Cmd").add("--help");
        labels(process.putObject("Labels"), version);
        ObjectNode root = config.putObject("rootfs").put("type", "layers");
        root.putArray("diff_ids").add("sha256:" + Sha256.of(layer));
        config.putArray("history")
                .addObject()
                .put("created", created.toString())
                .put("created_by", "ci/package image");
        ObjectNode manifest = JSON.objectNode().put("schemaVersion", 2).put("mediaType", TYPE + "manifest.v1+json");
        manifest.set("config", blob("config.v1+json", text(config)));
        manifest.putArray("layers").add(blob("layer.v1.tar+gzip", compressed));
        ObjectNode described = blob("manifest.v1+json", text(manifest));
        described
                .putObject("annotations")
                .put("io.containerd.image.name", "docker.io/library/freestand:" + version)
                .put("org.opencontainers.image.ref.name", version);
        ObjectNode index = JSON.objectNode().put("schemaVersion", 2).put("mediaType", TYPE + "index.v1+json");
        index.putArray("manifests").add(described);
        entries.put("index.json", text(index));
        entries.put("oci-layout", text(JSON.objectNode().put("imageLayoutVersion", "1.0.0")));
        ObjectNode docker = JSON.objectNode().put("Config", path(text(config)));
        docker.putArray("RepoTags").add("freestand:" + version);
        docker.putArray("Layers").add(path(compressed));
        entries.put("manifest.json", text(JSON.arrayNode().add(docker)));
    }

    private static void labels(ObjectNode labels, String version) {
        Map<String, String> values = new TreeMap<>(Map.of(
                "title", "freestand",
                "description", "Shows how a Linux binary is linked and what it requires",
                "licenses", "Apache-2.0",
                "url", "https://freestand.dev",
                "version", version));
        values.forEach((name, value) -> labels.put("org.opencontainers.image." + name, value));
    }

    /** Puts a blob into the layout, and describes it. */
    private ObjectNode blob(String type, byte[] content) {
        entries.put(path(content), content);
        return JSON.objectNode()
                .put("mediaType", TYPE + type)
                .put("digest", "sha256:" + Sha256.of(content))
                .put("size", content.length);
    }

    private static String path(byte[] content) {
        return "blobs/sha256/" + Sha256.of(content);
    }

    private static byte[] text(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] tar(SortedMap<String, PackagedFile> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Map.Entry<String, PackagedFile> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setIds(0, 0);
                entry.setMode(file.getValue().mode());
                entry.setSize(file.getValue().content().length);
                entry.setModTime(FileTime.from(created));
                tar.putArchiveEntry(entry);
                tar.write(file.getValue().content());
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }
}
