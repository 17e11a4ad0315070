package dev.freestand.containers.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallbackTemplate;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.command.PullImageCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import dev.freestand.containers.environment.PreparedEnvironment;
import dev.freestand.containers.image.format.ImageReference;
import dev.freestand.core.name.EscapedText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.RegistryAuthLocator;

/**
 * Finds an environment's image in a Docker daemon. A registry image is asked for by its digest; the daemon pulls it, with the
 * user's credentials, only where it does not have it. The image of a tree in the cache, or of a folder of the project's own, is
 * never pulled but made here, once. It is found by its tag, and a tag can be moved: so its label has to name the tree.
 */
final class DockerImages {

    /** Label of an image that was made of a tree: the tree's digest. */
    static final String TREE_LABEL = "dev.freestand.tree";

    private static final int LONGEST_REASON = 300;
    private static final Pattern LOGIN =
            Pattern.compile("unauthorized|authentication|credentials|denied|forbidden|docker login| 40[13]\\b");

    /** Of the client's exceptions: the daemon's answer, which is JSON. */
    private static final Pattern MESSAGE = Pattern.compile("Status [0-9]+: \\{\"message\":\"(.*)\"}", Pattern.DOTALL);

    private final DockerClient client;
    /** What was found, by name: cells of one environment run in one image. */
    private final Map<String, String> known = new ConcurrentHashMap<>();

    DockerImages(DockerClient client) {
        this.client = client;
    }

    /** There is no such image; the message states why, and the way out. */
    static final class MissingException extends Exception {

        private static final long serialVersionUID = 1L;

        MissingException(String message) {
            super(message);
        }
    }

    /**
     * What to run: an image's ID, which no tag can move, or a name with a digest.
     *
     * @param patience how long a pull may take
     * @throws MissingException if the daemon does not have it and cannot pull it, or has another under its name
     */
    String find(PreparedEnvironment environment, Duration patience)
            throws MissingException, IOException, InterruptedException {
        String name = environment.image();
        if (name == null) {
            throw new MissingException(
                    "Docker has no image of environment " + environment.name() + "; use --engine sandbox");
        }
        String before = known.get(name);
        if (before != null) {
            return before;
        }
        String tree = environment.tree();
        String found = tree == null ? pinned(name, patience) : made(environment, name, tree, patience);
        known.put(name, found);
        return found;
    }

    /** Why an environment's image is not there, without a pull; empty where it is. */
    String lacks(PreparedEnvironment environment) throws IOException {
        String name = environment.image();
        String tree = environment.tree();
        if (name == null) {
            return "Docker has no image of it";
        }
        if (tree == null) {
            return inspect(name).isPresent() ? "" : "Docker does not have " + name + "; try: docker pull " + name;
        }
        // Made when a cell wants it: a tree can be large, and who only asks need not wait.
        return "";
    }

    private String pinned(String name, Duration patience) throws MissingException, IOException, InterruptedException {
        if (inspect(name).isPresent()) {
            return name;
        }
        String registry = ImageReference.parse(name).registry();
        PullImageCmd pull = client.pullImageCmd(name);
        if (registry.equals(ImageReference.HUB)) {
            pull.withAuthConfig(hubLogin(pull.getAuthConfig()));
        }
        try (PullOutcome outcome = pull.exec(new PullOutcome())) {
            if (!outcome.awaitCompletion(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new MissingException("Docker did not pull " + name + " within " + patience.toSeconds()
                        + " s; try: docker pull " + name);
            }
            String refusal = outcome.refusal();
            if (!refusal.isEmpty() || inspect(name).isEmpty()) {
                throw new MissingException(refusal(name, registry, refusal.isEmpty() ? "it gives no reason" : refusal));
            }
            return name;
        }
    }

    /** Docker keeps this login under an address, which Testcontainers does not look for where a name has a registry. */
    static AuthConfig hubLogin(@Nullable AuthConfig otherwise) {
        return RegistryAuthLocator.instance()
                .lookupAuthConfig(
                        DockerImageName.parse("any").withRegistry(AuthConfig.DEFAULT_SERVER_ADDRESS),
                        otherwise == null ? new AuthConfig() : otherwise);
    }

    /** Why a pull failed. The daemon passes on what the registry said, in words that differ between releases. */
    static String refusal(String name, String registry, String reason) {
        Matcher message = MESSAGE.matcher(reason.strip());
        String said = EscapedText.line(
                message.matches() ? message.group(1).replace("\\\"", "\"") : reason.strip(), LONGEST_REASON);
        return LOGIN.matcher(said).find()
                ? "registry " + registry + " denies Docker the pull of " + name + " (" + said
                        + "); it may not exist there, or it needs: docker login " + registry
                : "Docker cannot pull " + name + " from registry " + registry + ": " + said
                        + "; check the network, or use --engine sandbox";
    }

    /** What came of a pull. The client's own callback would log what is reported here. */
    private static final class PullOutcome extends ResultCallbackTemplate<PullOutcome, PullResponseItem> {

        private volatile @Nullable Throwable error;
        private volatile String said = "";

        @Override
        public void onNext(PullResponseItem item) {
            ResponseItem.ErrorDetail detail = item.getErrorDetail();
            if (detail != null) {
                said = String.valueOf(detail.getMessage());
            }
        }

        @Override
        public void onError(Throwable problem) {
            error = problem;
            onComplete();
        }

        /** Why the daemon did not pull it; empty where it did. */
        String refusal() throws IOException {
            Throwable problem = error;
            if (problem == null || problem instanceof DockerException) {
                return problem == null ? said : String.valueOf(problem.getMessage());
            }
            throw new IOException("the connection was lost during a pull", problem);
        }
    }

    /** By one thread at a time: cells of the same environment start together, and one image will do for them. */
    private synchronized String made(PreparedEnvironment environment, String name, String tree, Duration patience)
            throws IOException {
        boolean empty = environment.environment().empty();
        Optional<InspectImageResponse> found = inspect(name);
        if (found.isPresent() && isMadeOf(tree, empty ? 0 : 1, found.get())) {
            return String.valueOf(found.get().getId());
        }
        if (empty) {
            // Nobody has to prepare it. The client's own import sends no content.
            return client.buildImageCmd(new ByteArrayInputStream(CellArchive.emptyImage(TREE_LABEL, tree)))
                    .withBuildAuthConfigs(new AuthConfigurations())
                    .withTags(Set.of(name))
                    .start()
                    .awaitImageId(DockerEngine.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        return FolderImage.make(client, environment, name, tree, patience);
    }

    /** Who builds upon an image inherits its labels, and adds a layer. */
    private static boolean isMadeOf(String tree, int layers, InspectImageResponse image) {
        ContainerConfig config = image.getConfig();
        Map<String, String> labels = config == null ? null : config.getLabels();
        @Nullable
        List<String> found =
                image.getRootFS() == null ? null : image.getRootFS().getLayers();
        return labels != null && tree.equals(labels.get(TREE_LABEL)) && (found == null ? 0 : found.size()) == layers;
    }

    private Optional<InspectImageResponse> inspect(String name) {
        try {
            return Optional.of(client.inspectImageCmd(name).exec());
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }
}
