package dev.freestand.containers.environment;

import dev.freestand.containers.image.Images;
import dev.freestand.containers.image.format.ImageException;
import dev.freestand.containers.image.format.ImageReference;
import dev.freestand.containers.image.format.OciDigest;
import dev.freestand.containers.image.format.Platform;
import dev.freestand.containers.image.format.PullProgress;
import dev.freestand.containers.image.registry.RegistryProbe;
import dev.freestand.containers.image.store.ImageTree;
import dev.freestand.containers.image.store.TreeDigest;
import dev.freestand.containers.image.store.TreeFingerprint;
import dev.freestand.verifier.file.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every environment, wherever it comes from: trees that recipes made and kernels from the cache, images pulled from their
 * registries without a daemon, folders of the project's own. Each is looked for once, so that all cells of a run have the
 * same.
 */
public final class EnvironmentStore implements EnvironmentSource {

    private final EnvironmentCache cache;
    private final Images images;
    private final Path project;
    private final Map<String, String> locked;
    private final PullProgress progress;
    private final Map<String, Found> found = new HashMap<>();
    /** Registries that were asked whether they answer. */
    private final Set<String> asked = new HashSet<>();
    /** Those that do not, and why. */
    private final Map<String, ImageException> unreached = new HashMap<>();

    /** How long a registry may take to answer at all. */
    private static final Duration REGISTRY_PATIENCE = Duration.ofSeconds(8);

    /** What a registry's fault is, and no fault of the image. */
    private static final Set<ImageException.Reason> DOWN = Set.of(
            ImageException.Reason.REGISTRY_UNREACHABLE,
            ImageException.Reason.REGISTRY_FAILED,
            ImageException.Reason.RATE_LIMITED,
            ImageException.Reason.TIMED_OUT);

    /** What came of looking: one of the two is there. */
    private record Found(
            @Nullable PreparedEnvironment prepared,
            @Nullable EnvironmentNotPreparedException problem) {}

    /**
     * A store.
     *
     * @param project the folder that trees of the project's own are relative to
     * @param locked {@code sha256:HEX} of the manifests that images are taken by, by the environment's name; another
     *     image is what its tag names
     * @param progress is notified while images are pulled
     */
    public EnvironmentStore(
            EnvironmentCache cache, Images images, Path project, Map<String, String> locked, PullProgress progress) {
        this.cache = cache;
        this.images = images;
        this.project = project;
        this.locked = Map.copyOf(locked);
        this.progress = progress;
    }

    @Override
    public synchronized PreparedEnvironment load(Environment environment) throws EnvironmentNotPreparedException {
        Found known = found.computeIfAbsent(environment.name(), name -> find(environment));
        if (known.problem() != null) {
            throw known.problem();
        }
        if (known.prepared() == null) {
            throw new IllegalStateException(environment.name() + " was neither found nor reported missing");
        }
        return known.prepared();
    }

    private Found find(Environment environment) {
        try {
            String image = environment.image();
            String tree = environment.tree();
            boolean made = environment.recipe() != null || environment.special() != null;
            return new Found(
                    made
                            ? cache.load(environment)
                            : image != null ? image(environment, image) : tree(environment, tree),
                    null);
        } catch (EnvironmentNotPreparedException e) {
            return new Found(null, e);
        }
    }

    private PreparedEnvironment image(Environment environment, String image) throws EnvironmentNotPreparedException {
        try {
            ImageReference reference = images.reference(image);
            String pin = locked.get(environment.name());
            if (pin != null) {
                reference = reference.at(OciDigest.parse(pin));
            }
            Tree found = tree(reference, Platform.of(environment.host()));
            ImageTree tree = found.tree();
            String digest = tree.image().manifest().hex();
            String pinned = reference.registry() + "/" + reference.repository() + "@sha256:" + digest;
            return new PreparedEnvironment(
                    environment,
                    tree.rootfs(),
                    digest,
                    TreeLibc.of(tree.rootfs()),
                    null,
                    pinned,
                    tree.checked() + found.age());
        } catch (ImageException | IllegalArgumentException e) {
            throw EnvironmentNotPreparedException.of(environment, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw EnvironmentNotPreparedException.of(environment, "its tree cannot be read: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw EnvironmentNotPreparedException.of(environment, "interrupted while its image was pulled");
        }
    }

    /**
     * A tree of an image.
     *
     * @param age how old what is known of the image is, where its registry does not answer; else empty
     */
    private record Tree(ImageTree tree, String age) {}

    /** From the registry; where it does not answer, as it was when it last did. Each registry is waited for once. */
    private Tree tree(ImageReference reference, Platform platform) throws ImageException, InterruptedException {
        ImageException failure = unreached.get(reference.registry());
        if (failure == null) {
            try {
                if (reference.digest() == null && asked.add(reference.registry())) {
                    RegistryProbe.expectAnswer(reference.registry(), images.settings(), REGISTRY_PATIENCE);
                }
                return new Tree(images.tree(reference, platform, progress), "");
            } catch (ImageException e) {
                if (!DOWN.contains(e.reason())) {
                    throw e;
                }
                if (e.reason() == ImageException.Reason.REGISTRY_UNREACHABLE) {
                    unreached.put(reference.registry(), e);
                }
                failure = e;
            }
        }
        Optional<Images.KeptTree> kept = images.kept(reference, platform);
        if (kept.isEmpty()) {
            throw failure;
        }
        Instant when = kept.get().asked();
        return new Tree(
                kept.get().tree(),
                when == null
                        ? ""
                        : "; registry " + reference.registry() + " does not respond, so this is the image as of "
                                + LocalDate.ofInstant(when, ZoneOffset.UTC));
    }

    private PreparedEnvironment tree(Environment environment, @Nullable String tree)
            throws EnvironmentNotPreparedException {
        if (tree == null) {
            throw EnvironmentNotPreparedException.of(environment, "it has no tree");
        }
        Path folder = project.resolve(tree);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw EnvironmentNotPreparedException.of(
                    environment,
                    // prove puts into the title why it could not make the folder.
                    environment.title().equals(environment.name())
                            ? "folder " + FileNames.shown(folder)
                                    + " does not exist; create it, or change environments.add"
                            : environment.title() + ": folder " + FileNames.shown(folder) + " does not exist");
        }
        try {
            String digest = TreeDigest.of(folder);
            return new PreparedEnvironment(
                    environment,
                    FileNames.absolute(folder),
                    digest,
                    TreeLibc.of(folder),
                    digest,
                    TreeFingerprint.BY_DIGEST);
        } catch (IOException e) {
            throw EnvironmentNotPreparedException.of(environment, "its tree cannot be read: " + e.getMessage());
        }
    }

    /**
     * Names the content of an environment as it is now: of an image its manifest, of everything else the tree.
     *
     * @throws EnvironmentNotPreparedException if it is not there
     */
    public String digest(Environment environment) throws EnvironmentNotPreparedException {
        PreparedEnvironment prepared = load(environment);
        if (environment.recipe() == null && environment.special() == null) {
            return prepared.recipe();
        }
        try {
            return TreeDigest.of(prepared.rootfs());
        } catch (IOException e) {
            throw EnvironmentNotPreparedException.of(environment, "its tree cannot be read: " + e.getMessage());
        }
    }
}
