package dev.freestand.verifier.floor;

import dev.freestand.verifier.proof.LibcFlavour;
import dev.freestand.verifier.proof.RunsOn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a file asks of a distribution.
 *
 * @param libc the C library it takes from the host; null for a static file, which takes none
 * @param symbols its floors, by prefix
 * @param kernel oldest kernel of a static file, whose C library refuses older ones; null where none is stated. A dynamic
 *     file runs with the host's own C library, which suits the host's kernel.
 */
public record Reach(
        @Nullable LibcFlavour libc,
        Map<String, String> symbols,
        @Nullable String kernel) {

    private static final String GLIBC = "GLIBC";
    private static final String GLIBCXX = "GLIBCXX";

    public Reach {
        symbols = Map.copyOf(symbols);
    }

    /** Whether it has what one release lacks. */
    private record Answer(Optional<Boolean> meets, String reason) {}

    /** The answer for every distribution that is known. */
    public List<RunsOn> runsOn() {
        Map<String, List<Release>> byDistribution = new LinkedHashMap<>();
        for (Release release : Releases.all()) {
            byDistribution
                    .computeIfAbsent(release.distribution(), name -> new ArrayList<>())
                    .add(release);
        }
        List<RunsOn> answers = new ArrayList<>();
        byDistribution.forEach((name, releases) -> answers.add(distribution(name, releases)));
        return answers;
    }

    /** Goes back from the newest release while each meets every floor. */
    private RunsOn distribution(String name, List<Release> releases) {
        Release oldest = null;
        String reason = "";
        for (int i = releases.size() - 1; i >= 0; i--) {
            Answer answer = answer(releases.get(i));
            if (!answer.meets().orElse(false)) {
                return new RunsOn(
                        name,
                        oldest == null ? null : oldest.release(),
                        name + " " + releases.get(i).release() + ": " + answer.reason());
            }
            oldest = releases.get(i);
            reason = answer.reason();
        }
        return new RunsOn(name, oldest == null ? null : oldest.release(), "the oldest that is known here: " + reason);
    }

    private Answer answer(Release release) {
        if (libc == null) {
            if (kernel == null) {
                return new Answer(Optional.of(true), "nothing of the host but its kernel is wanted");
            }
            return compare("kernel", release.kernel(), kernel);
        }
        String wanted = libc.label();
        if (!wanted.equals(release.libc())) {
            return new Answer(Optional.of(false), "its C library is " + release.libc() + ", not " + wanted);
        }
        String glibcxx = symbols.get(GLIBCXX);
        if (glibcxx != null && wanted.equals("glibc")) {
            Answer answer = compare(GLIBCXX, release.glibcxx(), glibcxx);
            if (!answer.meets().orElse(false)) {
                return answer;
            }
        }
        String glibc = symbols.get(GLIBC);
        return glibc == null || !wanted.equals("glibc")
                ? new Answer(Optional.of(true), "its C library is " + wanted + ", and no version is asked for")
                : compare("glibc", release.version(), glibc);
    }

    private static Answer compare(String what, @Nullable String has, String wanted) {
        Optional<Boolean> meets = Release.atLeast(has, wanted);
        String reason = has == null
                ? what + " " + wanted + " is needed, and what it has is not known here"
                : what + " " + wanted + " is needed, it has " + has;
        return new Answer(meets, reason);
    }
}
