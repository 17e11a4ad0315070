package dev.freestand.containers.image.registry;

import dev.freestand.containers.image.layer.UnpackLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How images are obtained.
 *
 * @param folder where images are kept; need not exist
 * @param prefix put before references that name no registry; empty for none
 * @param insecure registries, as {@code HOST} or {@code HOST:PORT}, that are contacted over plain HTTP; those on the
 *     loopback address are so without being named
 * @param variables the environment, for Docker's credentials
 * @param timing how long to wait, and when to try again
 * @param limits of what is unpacked
 */
public record ImageSettings(
        Path folder,
        String prefix,
        Set<String> insecure,
        Map<String, String> variables,
        Timing timing,
        UnpackLimits limits) {

    /**
     * How long to wait, and when to try again.
     *
     * @param timeLimit for one image, from the first request to the unpacked tree
     * @param patience how long an answer, or the next bytes of one, may take
     * @param retry when to try again
     */
    public record Timing(Duration timeLimit, Duration patience, RetryPolicy retry) {

        private static final Timing USUAL =
                new Timing(Duration.ofMinutes(15), Duration.ofSeconds(60), RetryPolicy.USUAL);
    }

    public ImageSettings {
        folder = folder.toAbsolutePath();
        insecure = Set.copyOf(insecure);
        variables = Map.copyOf(variables);
    }

    /**
     * What the environment says: {@code FREESTAND_IMAGE_PREFIX}, and {@code FREESTAND_INSECURE_REGISTRIES}, separated by
     * commas. An empty variable counts as unset.
     *
     * @param folder where images are kept, such as {@code images} in Freestand's cache
     */
    public static ImageSettings of(Path folder, Map<String, String> variables) {
        String prefix = variables.getOrDefault("FREESTAND_IMAGE_PREFIX", "");
        Set<String> insecure = Arrays.stream(variables
                        .getOrDefault("FREESTAND_INSECURE_REGISTRIES", "")
                        .split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        return new ImageSettings(folder, prefix, insecure, variables, Timing.USUAL, UnpackLimits.USUAL);
    }

    public ImageSettings withTimeLimit(Duration newTimeLimit) {
        return with(new Timing(newTimeLimit, timing.patience(), timing.retry()));
    }

    public ImageSettings withPatience(Duration newPatience) {
        return with(new Timing(timing.timeLimit(), newPatience, timing.retry()));
    }

    public ImageSettings withRetry(RetryPolicy newRetry) {
        return with(new Timing(timing.timeLimit(), timing.patience(), newRetry));
    }

    private ImageSettings with(Timing newTiming) {
        return new ImageSettings(folder, prefix, insecure, variables, newTiming, limits);
    }
}
