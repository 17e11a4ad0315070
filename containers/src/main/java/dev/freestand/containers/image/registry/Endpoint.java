package dev.freestand.containers.image.registry;

import dev.freestand.containers.image.format.ImageReference;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a registry is reached.
 *
 * @param registry its name in references
 * @param host name and port on the network
 * @param plain over HTTP without encryption
 */
record Endpoint(String registry, String host, boolean plain) {

    private static final String HUB_HOST = "registry-1.docker.io";
    private static final Pattern LOOPBACK =
            Pattern.compile("(?:localhost|127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}|\\[::1])(?::[0-9]+)?");

    /**
     * Encrypted, but for the loopback address and what the user named.
     *
     * @param insecure registries named by the user, with or without port
     */
    static Endpoint of(String registry, Set<String> insecure) {
        String host = registry.equals(ImageReference.HUB) ? HUB_HOST : registry;
        String bare = registry.replaceFirst(":[0-9]+$", "");
        boolean plain = LOOPBACK.matcher(registry).matches() || insecure.contains(registry) || insecure.contains(bare);
        return new Endpoint(registry, host, plain);
    }

    /**
     * The address of something of a repository.
     *
     * @param kind {@code manifests} or {@code blobs}
     */
    URI address(String repository, String kind, String what) {
        return URI.create((plain ? "http://" : "https://") + host + "/v2/" + repository + "/" + kind + "/" + what);
    }

    /** Whether such an address may be contacted because this registry names it. */
    boolean permits(URI address) {
        String scheme = address.getScheme();
        return address.getHost() != null
                && address.getRawUserInfo() == null
                && ("https".equalsIgnoreCase(scheme) || plain && "http".equalsIgnoreCase(scheme));
    }
}
