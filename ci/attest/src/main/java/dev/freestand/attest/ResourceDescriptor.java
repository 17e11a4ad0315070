package dev.freestand.attest;

import dev.freestand.core.json.JsonValue;
import dev.freestand.core.json.JsonValue.JsonObject;
import dev.freestand.core.json.JsonValue.JsonString;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An in-toto <a href="https://github.com/in-toto/attestation/blob/main/spec/v1/resource_descriptor.md">ResourceDescriptor</a>,
 * as far as it is used here.
 *
 * @param name what it is called
 * @param digest algorithm, such as {@code sha256} or {@code gitCommit}, and lower-case hex
 * @param annotations more about it; null for nothing more
 */
public record ResourceDescriptor(
        String name,
        SortedMap<String, String> digest,
        @Nullable SortedMap<String, String> annotations) {

    /** The annotation of a subject that names its variant, which the names of tests begin with. */
    static final String VARIANT = "freestandVariant";

    /** The annotation of the source that states which changes it had on top of the commit. */
    static final String WORKTREE = "freestandWorktree";

    public ResourceDescriptor {
        Objects.requireNonNull(name, "name is missing");
        digest = sorted(Objects.requireNonNull(digest, "digest is missing"));
        annotations = annotations == null ? null : sorted(annotations);
    }

    /** A file of this digest. */
    static ResourceDescriptor file(String name, String sha256) {
        return new ResourceDescriptor(name, sorted(Map.of("sha256", sha256)), null);
    }

    /** The sources of this commit. */
    static ResourceDescriptor commit(String name, String commit) {
        return new ResourceDescriptor(name, sorted(Map.of("gitCommit", commit)), null);
    }

    /** The same with a note. */
    ResourceDescriptor with(String annotation, String value) {
        return new ResourceDescriptor(name, digest, sorted(Map.of(annotation, value)));
    }

    static ResourceDescriptor read(JsonFields fields) throws AttestException {
        SortedMap<String, String> digest = fields.map("digest");
        if (digest == null) {
            throw new AttestException("the statement cannot be read: digest is missing");
        }
        return new ResourceDescriptor(fields.text("name"), digest, fields.map("annotations"));
    }

    JsonObject json() {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("name", new JsonString(name));
        members.put("digest", AttestJson.texts(digest));
        if (annotations != null) {
            members.put("annotations", AttestJson.texts(annotations));
        }
        return new JsonObject(members);
    }

    /** Its SHA-256; null where it has another digest only. */
    @Nullable
    String sha256() {
        return digest.get("sha256");
    }

    private static SortedMap<String, String> sorted(Map<String, String> map) {
        return new TreeMap<>(map);
    }
}
