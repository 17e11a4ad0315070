package dev.freestand.containers.image;

/**
 * Why an image could not be had; one type for each cause. The message is one line that names the thing, the reason and
 * the way out. Nothing half-written is left in the cache.
 */
public abstract sealed class ImageException extends Exception
        permits CacheUnusableException,
                DigestMismatchException,
                DiskFullException,
                ImageNotFoundException,
                ImageTooLargeException,
                MalformedImageException,
                NoMatchingPlatformException,
                PullTimedOutException,
                RateLimitedException,
                RegistryFailedException,
                RegistryUnreachableException,
                TruncatedBlobException,
                UnauthorizedException,
                UnsafeLayerException,
                UnsupportedImageException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 800;

    ImageException(String message) {
        super(Words.clean(message, LONGEST));
    }
}
