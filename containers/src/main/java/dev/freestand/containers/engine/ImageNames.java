package dev.freestand.containers.engine;

import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/**
 * Names of images as Testcontainers' users configure them: {@code hub.image.name.prefix} and {@code image.substitutor}, in
 * {@code testcontainers.properties} or as variables that begin with {@code TESTCONTAINERS_}.
 */
public final class ImageNames {

    private ImageNames() {}

    /**
     * The image to use where this one is named.
     *
     * @throws IllegalArgumentException if the substitutor that the user configured cannot be used
     */
    public static String substitute(String image) {
        try {
            return ImageNameSubstitutor.instance()
                    .apply(DockerImageName.parse(image))
                    .asCanonicalNameString();
        } catch (RuntimeException e) {
            // The user's own class, which may throw anything.
            throw new IllegalArgumentException(
                    "Testcontainers cannot substitute image " + image + ": " + e.getMessage()
                            + "; correct image.substitutor in testcontainers.properties, or remove it",
                    e);
        }
    }
}
