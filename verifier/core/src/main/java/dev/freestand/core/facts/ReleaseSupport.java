package dev.freestand.core.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Since which release of a distribution a file's floors are met. Predicted from versions alone: libraries other than the
 * C and C++ ones may still have to be installed.
 *
 * @param distribution its name, such as {@code Debian}
 * @param since the oldest release from which on all that are listed meet every floor; null when not even the newest does
 *     or when it is not known
 * @param reason what decides, in a sentence
 * @param provisos what was not predicted and must also hold, such as a processor level that depends on the machine,
 *     or a release whose versions are not confirmed; empty where nothing is known to be open
 */
public record ReleaseSupport(String distribution, @Nullable String since, String reason, List<String> provisos) {

    public ReleaseSupport {
        provisos = List.copyOf(provisos);
    }
}
