package dev.freestand.containers.image.format;

import dev.freestand.core.name.EscapedText;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.policy.value.ByteSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An image is not available; {@link #reason()} states why. The message is one line that names the thing, the reason and the
 * way out. Nothing half-written is left in the cache.
 */
public final class ImageException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 800;

    private final Reason reason;

    /** Why an image is not available. */
    public enum Reason {
        /** The cache folder cannot be read or written, for a reason other than a full disk. */
        CACHE_UNUSABLE,
        /** Content does not have the digest or the size that was promised: damaged on its way, or forged. */
        DIGEST_MISMATCH,
        /** The file system of the cache is full. */
        DISK_FULL,
        /** The registry has no such repository, tag, digest or blob (HTTP 404). */
        NOT_FOUND,
        /** The image is larger than the limits allow. */
        TOO_LARGE,
        /** A manifest, a configuration or a layer violates its format. */
        MALFORMED,
        /** The image does not exist for the platform that was asked for. */
        NO_MATCHING_PLATFORM,
        /** The time limit for the whole pull is over. */
        TIMED_OUT,
        /** The registry limits requests from this user or address (HTTP 429). */
        RATE_LIMITED,
        /** The registry answered with an error of its own, or with something that is no answer. */
        REGISTRY_FAILED,
        /** The registry does not respond, or the connection broke off, also after retries. */
        REGISTRY_UNREACHABLE,
        /** A blob ended early, also after retries. */
        TRUNCATED,
        /** The registry requires a login, or does not let this user have the image (HTTP 401 and 403). */
        UNAUTHORIZED,
        /** A layer would write outside its tree. */
        UNSAFE_LAYER,
        /** An image of a kind that is not supported, such as schema 1 or an artifact that is no image. */
        UNSUPPORTED
    }

    private ImageException(Reason reason, String message) {
        super(EscapedText.line(message, LONGEST));
        this.reason = reason;
    }

    /** Why the image is not available. */
    public Reason reason() {
        return reason;
    }

    public static ImageException cacheUnusable(Path path, Throwable cause) {
        ImageException failure = new ImageException(
                Reason.CACHE_UNUSABLE,
                "the image cache cannot be used: " + FileNames.shown(path) + ": " + EscapedText.message(cause)
                        + "; check its owner and mode, or set FREESTAND_CACHE to another folder");
        failure.initCause(cause);
        return failure;
    }

    public static ImageException digestMismatch(String what, String expected, String found) {
        return new ImageException(
                Reason.DIGEST_MISMATCH,
                what + " has the wrong digest: expected " + expected + ", found " + found + "; nothing was kept;"
                        + " try again, and if this persists do not trust this registry or proxy");
    }

    /** Sizes in bytes. */
    public static ImageException diskFull(Path folder, String what, long needed, long available) {
        return new ImageException(
                Reason.DISK_FULL,
                "not enough space in " + FileNames.shown(folder) + " for " + what + ": needs " + ByteSize.text(needed)
                        + ", "
                        + ByteSize.text(available)
                        + " available; free some space, or set FREESTAND_CACHE to a larger file system");
    }

    public static ImageException notFound(ImageReference image, String what, String reason) {
        return new ImageException(
                Reason.NOT_FOUND,
                image + ": the registry has no " + what + " (" + reason + "); check the name and the tag");
    }

    public static ImageException tooLarge(String what, String limit) {
        return new ImageException(
                Reason.TOO_LARGE, what + " is larger than the limit of " + limit + "; use a smaller image");
    }

    public static ImageException malformed(String what, String reason) {
        return new ImageException(Reason.MALFORMED, what + " is malformed: " + reason + "; rebuild the image");
    }

    /** With the platforms that the image names. */
    public static ImageException noMatchingPlatform(ImageReference image, Platform wanted, List<String> available) {
        return new ImageException(
                Reason.NO_MATCHING_PLATFORM,
                image + " is not available for " + wanted + "; it is available for "
                        + (available.isEmpty() ? "no platform it names" : String.join(", ", available)));
    }

    static ImageException timedOut(ImageReference image, Duration limit, String doing) {
        return new ImageException(
                Reason.TIMED_OUT,
                image + ": not complete after " + limit.toSeconds() + " s, while " + doing
                        + "; complete layers are kept: try again");
    }

    /** With the wait that the registry asks for; null where it does not say. */
    public static ImageException rateLimited(String registry, @Nullable Duration retryAfter) {
        return new ImageException(
                Reason.RATE_LIMITED,
                "registry " + registry + " limits requests (HTTP 429): "
                        + (retryAfter == null ? "try again later" : "try again in " + retryAfter.toSeconds() + " s")
                        + ", log in (docker login " + registry + "), or name a mirror in FREESTAND_IMAGE_PREFIX");
    }

    public static ImageException registryFailed(String registry, String reason) {
        return new ImageException(
                Reason.REGISTRY_FAILED,
                "registry " + registry + " failed: " + reason
                        + "; try again later, or name a mirror in FREESTAND_IMAGE_PREFIX");
    }

    public static ImageException registryUnreachable(String registry, String reason) {
        return new ImageException(
                Reason.REGISTRY_UNREACHABLE,
                "registry " + registry + " cannot be reached: " + reason
                        + "; check the network, or name a mirror in FREESTAND_IMAGE_PREFIX");
    }

    /** Numbers of bytes. */
    public static ImageException truncated(String registry, OciDigest blob, long expected, long received) {
        return new ImageException(
                Reason.TRUNCATED,
                "registry " + registry + " sent " + blob + " incompletely: expected " + expected + " bytes, received "
                        + received + "; nothing was kept; try again");
    }

    public static ImageException unauthorized(ImageReference image, String reason) {
        return new ImageException(
                Reason.UNAUTHORIZED,
                image + ": registry " + image.registry() + " refuses: " + reason
                        + "; the image may not exist, or it needs: docker login " + image.registry());
    }

    public static ImageException unsafeLayer(OciDigest layer, String entry, String reason) {
        return new ImageException(
                Reason.UNSAFE_LAYER,
                "layer " + layer + " is not safe to unpack: entry '" + EscapedText.line(entry, 120) + "' " + reason
                        + "; do not trust this image");
    }

    public static ImageException unsupported(String image, String reason) {
        return new ImageException(Reason.UNSUPPORTED, image + " is not supported: " + reason);
    }
}
