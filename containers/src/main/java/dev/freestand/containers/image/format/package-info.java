/**
 * What an image consists of: references, digests, manifests and configurations (OCI image specification; Docker's formats),
 * read strictly, and the one exception that states why an image is not available.
 */
@NullMarked
package dev.freestand.containers.image.format;

import org.jspecify.annotations.NullMarked;
