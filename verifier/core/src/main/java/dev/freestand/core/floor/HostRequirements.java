package dev.freestand.core.floor;

import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.ReleaseSupport;
import dev.freestand.core.floor.RequirementMatcher.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file asks of a distribution.
 *
 * @param libc the C library it takes from the host; null for a static file, which takes none
 * @param symbols its floors, by prefix; {@link MuslFloor#NAME} for that of musl
 * @param unplaced versions it needs that have no place in an order, such as {@code GLIBC_PRIVATE}
 * @param kernel oldest kernel of a static file, for whose C library older ones are not; null where none is stated. A
 *     dynamic file runs with the host's own C library, which suits the host's kernel.
 * @param level processor level, such as {@code x86-64-v2}, or {@code unknown}
 */
public record HostRequirements(
        @Nullable LibcFlavour libc,
        Map<String, String> symbols,
        List<String> unplaced,
        @Nullable String kernel,
        String level) {

    /** So many answers are kept, to so many floors of so many characters, so that no file makes them large. */
    private static final int MANY = 256;

    private static final int FEW = 16;
    private static final int SHORT = 64;

    private static final Map<List<@Nullable Object>, List<ReleaseSupport>> KNOWN =
            Collections.synchronizedMap(new HashMap<>());

    public HostRequirements {
        symbols = Collections.unmodifiableMap(new HashMap<>(symbols));
        unplaced = List.copyOf(unplaced);
    }

    /** The answer for every distribution that is known. Files of one system ask for the same again and again. */
    public List<ReleaseSupport> runsOn() {
        if (!ordinary()) {
            return answers();
        }
        // Not the record itself: the JVM takes 15 ms to make ready what hashes records.
        List<@Nullable Object> key = Arrays.asList(libc, symbols, kernel, level);
        List<ReleaseSupport> known = KNOWN.get(key);
        if (known == null) {
            known = List.copyOf(answers());
            if (KNOWN.size() < MANY) {
                KNOWN.put(key, known);
            }
        }
        return known;
    }

    private boolean ordinary() {
        return unplaced.isEmpty()
                && symbols.size() <= FEW
                && symbols.entrySet().stream()
                        .allMatch(floor ->
                                floor.getKey().length() + floor.getValue().length() <= SHORT);
    }

    private List<ReleaseSupport> answers() {
        Map<String, List<Release>> byDistribution = new LinkedHashMap<>();
        for (Release release : ReleaseTable.all()) {
            byDistribution
                    .computeIfAbsent(release.distribution(), name -> new ArrayList<>())
                    .add(release);
        }
        List<ReleaseSupport> answers = new ArrayList<>();
        byDistribution.forEach((name, releases) -> answers.add(distribution(name, releases)));
        return answers;
    }

    /** Goes back from the newest release while each meets every floor. */
    private ReleaseSupport distribution(String name, List<Release> releases) {
        Answer last = null;
        int since = releases.size();
        while (since > 0) {
            Answer answer = RequirementMatcher.answer(this, new KnownVersions(releases, since - 1));
            last = answer;
            if (!answer.met()) {
                break;
            }
            since--;
        }
        String reason = last == null
                ? ""
                : (last.met()
                                ? "the oldest that is known here"
                                : name + " " + releases.get(since - 1).release())
                        + ": " + last.reason();
        List<Release> met = releases.subList(since, releases.size());
        return met.isEmpty()
                ? new ReleaseSupport(name, null, reason, List.of())
                : new ReleaseSupport(name, met.get(0).release(), reason, Caveats.of(this, met));
    }
}
