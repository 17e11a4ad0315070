package dev.freestand.core.floor;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one release of a distribution by itself and by those before it: a distribution goes forward, so that
 * a release has at least what an older one began with.
 *
 * @param releases of one distribution, oldest first
 * @param at the place of the release among them
 */
record KnownVersions(List<Release> releases, int at) {

    /**
     * A version that a release has at least.
     *
     * @param value the version
     * @param of the release that it belongs to: the one asked for, or one before it
     * @param own whether it is the one asked for
     */
    record Known(String value, Release of, boolean own) {}

    Release release() {
        return releases.get(at);
    }

    /** The newest GLIBCXX version; null where none is known up to this release. */
    @Nullable
    Known glibcxx() {
        return latest(Release::glibcxx);
    }

    /** The kernel; null where none is known up to this release. */
    @Nullable
    Known kernel() {
        return latest(Release::kernel);
    }

    Known libc() {
        return new Known(release().version(), release(), true);
    }

    private @Nullable Known latest(Function<Release, @Nullable String> field) {
        for (int i = at; i >= 0; i--) {
            String value = field.apply(releases.get(i));
            if (value != null) {
                return new Known(value, releases.get(i), i == at);
            }
        }
        return null;
    }
}
