package dev.freestand.containers.image.format;

import dev.freestand.core.name.EscapedText;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which image, and where it comes from: {@code registry/repository:tag@sha256:…}. With a digest the tag is for people only.
 *
 * @param registry host name or address, with a port where one was given; {@code docker.io} for Docker Hub
 * @param repository path within the registry, such as {@code library/alpine}
 * @param tag null where only a digest was given
 * @param digest of the manifest or of the list of manifests; null where only a tag was given
 */
public record ImageReference(
        String registry,
        String repository,
        @Nullable String tag,
        @Nullable OciDigest digest) {

    public static final String HUB = "docker.io";

    private static final int LONGEST = 1024;
    private static final int LONGEST_REPOSITORY = 255;
    private static final Pattern REGISTRY = Pattern.compile(
            "(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,62})(?:\\.[a-zA-Z0-9][a-zA-Z0-9-]{0,62})*|\\[[0-9a-fA-F:.]+])(?::[0-9]{1,5})?");
    private static final Pattern PART = Pattern.compile("[a-z0-9]+(?:(?:\\.|__?|-+)[a-z0-9]+)*");
    private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");

    public ImageReference {
        check(REGISTRY.matcher(registry).matches(), registry, "is not the name of a registry");
        check(repository.length() <= LONGEST_REPOSITORY, repository, "is too long for a repository");
        for (String part : repository.split("/", -1)) {
            check(
                    PART.matcher(part).matches(),
                    repository,
                    "is not a repository: lower-case letters and digits, joined by '.', '_', '__', '-' and '/'");
        }
        check(tag == null || TAG.matcher(tag).matches(), String.valueOf(tag), "is not a tag");
        check(tag != null || digest != null, repository, "has neither tag nor digest");
    }

    /**
     * Reads a reference as Docker does: {@code alpine} is {@code docker.io/library/alpine:latest}.
     *
     * @throws IllegalArgumentException if it is none; the message states why
     */
    public static ImageReference parse(String text) {
        return parse(text, "");
    }

    /**
     * Reads a reference; one that names no registry gets the prefix put before it, letter by letter, as Testcontainers
     * does. So {@code alpine} with {@code mirror.example/hub/} is {@code mirror.example/hub/alpine:latest}.
     *
     * @param prefix empty for none
     * @throws IllegalArgumentException if it is none; the message states why
     */
    public static ImageReference parse(String text, String prefix) {
        check(text.length() <= LONGEST, text, "is too long for an image");
        check(!text.contains("://"), text, "is not an image name: leave out the part up to '://'");
        String whole = namesRegistry(text) ? text : prefix + text;
        int at = whole.indexOf('@');
        OciDigest digest = at < 0 ? null : OciDigest.parse(whole.substring(at + 1));
        String rest = at < 0 ? whole : whole.substring(0, at);
        int colon = rest.indexOf(':', rest.lastIndexOf('/') + 1);
        String tag = colon >= 0 ? rest.substring(colon + 1) : digest == null ? "latest" : null;
        String name = colon < 0 ? rest : rest.substring(0, colon);
        if (namesRegistry(name)) {
            int slash = name.indexOf('/');
            String registry = name.substring(0, slash);
            return registry.equals(HUB) || registry.equals("index." + HUB)
                    ? new ImageReference(HUB, onHub(name.substring(slash + 1)), tag, digest)
                    : new ImageReference(registry, name.substring(slash + 1), tag, digest);
        }
        return new ImageReference(HUB, onHub(name), tag, digest);
    }

    /** The same image as it was under this digest, whatever its tag names by now. */
    public ImageReference at(OciDigest other) {
        return new ImageReference(registry, repository, tag, other);
    }

    /** What the registry is asked for: the digest where there is one. */
    public String asked() {
        return digest == null ? String.valueOf(tag) : digest.toString();
    }

    @Override
    public String toString() {
        return registry + "/" + repository + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }

    /** The first part is a host if it could not be a part of Docker Hub's names. */
    private static boolean namesRegistry(String text) {
        int slash = text.indexOf('/');
        String first = slash < 0 ? "" : text.substring(0, slash);
        return first.contains(".")
                || first.contains(":")
                || first.equals("localhost")
                || !first.equals(first.toLowerCase(java.util.Locale.ROOT));
    }

    private static String onHub(String name) {
        return name.contains("/") ? name : "library/" + name;
    }

    private static void check(boolean holds, String what, String why) {
        if (!holds) {
            throw new IllegalArgumentException("'" + EscapedText.line(what, 120) + "' " + why);
        }
    }
}
