package dev.freestand.core.floor;

import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.floor.KnownVersions.Known;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Holds what a file asks for against one release. */
final class RequirementMatcher {

    private static final String GLIBC = "GLIBC";
    /** What GCC 4.4 had: no release that is known here began with an older one. */
    private static final String OLDEST_GLIBCXX = "3.4.13";

    /**
     * Names of glibc that are no numbers, and the glibc that has each from its beginning: seen in 2.43. Distributions have
     * added them to older ones (Debian 13 to its 2.41), so that an older one may have them.
     */
    static final Map<String, String> NAMED = Map.of(
            "GLIBC_ABI_GNU_TLS", "2.43",
            "GLIBC_ABI_GNU2_TLS", "2.43",
            "GLIBC_ABI_DT_X86_64_PLT", "2.43");

    private static final List<String> GCC = List.of(GccRuntime.GLIBCXX, GccRuntime.CXXABI, GccRuntime.GCC);

    /**
     * Whether a release has what is asked for.
     *
     * @param met false also where that cannot be determined
     * @param words says what decides; asked only for the release that does
     */
    record Answer(boolean met, Supplier<String> words) {

        String reason() {
            return words.get();
        }
    }

    private RequirementMatcher() {}

    /** Whether the versions are there; the processor is not looked at, see {@link Caveats}. */
    static Answer answer(HostRequirements reach, KnownVersions history) {
        LibcFlavour libc = reach.libc();
        if (libc == null) {
            return reach.kernel() == null
                    ? new Answer(true, () -> "nothing of the host but its kernel is wanted")
                    : compare("kernel", reach.kernel(), history.kernel());
        }
        if (!libc.label().equals(history.release().libc())) {
            return new Answer(
                    false, () -> "its C library is " + history.release().libc() + ", not " + libc.label());
        }
        return libc == LibcFlavour.GLIBC ? glibc(reach, history) : musl(reach.symbols(), history);
    }

    private static Answer musl(Map<String, String> symbols, KnownVersions history) {
        String wanted = symbols.get(MuslFloor.NAME);
        return wanted == null
                ? new Answer(true, () -> "no function is asked for that came after musl 1.2.2")
                : compare("musl", wanted, history.libc());
    }

    private static Answer glibc(HostRequirements reach, KnownVersions history) {
        for (String name : reach.unplaced()) {
            if (name.equals("GLIBC_PRIVATE")) {
                return new Answer(false, () -> name + " is needed, which ties the file to one build of glibc");
            }
            String since = NAMED.get(name);
            if (since != null
                    && !Release.atLeast(history.release().version(), since).orElse(false)) {
                return new Answer(
                        false,
                        () -> name + " is needed, which came with glibc " + since + "; it has "
                                + history.release().version() + ", to which it may have been added");
            }
            if (since == null && name.startsWith(GLIBC + "_")) {
                return new Answer(false, () -> name + " is needed, and what has it is not known here");
            }
        }
        for (String prefix : GCC) {
            Answer answer = gcc(prefix, reach.symbols().get(prefix), history);
            if (!answer.met()) {
                return answer;
            }
        }
        String wanted = reach.symbols().get(GLIBC);
        return wanted == null
                ? new Answer(true, () -> "its C library is glibc, and no version is asked for")
                : compare("glibc", wanted, history.libc());
    }

    private static Answer gcc(String prefix, @Nullable String version, KnownVersions history) {
        if (version == null) {
            return new Answer(true, () -> "no version of " + prefix + " is asked for");
        }
        Optional<String> wanted = GccRuntime.glibcxx(prefix, version);
        if (wanted.isEmpty()) {
            return new Answer(false, () -> prefix + " " + version + " is needed, and what has it is not known here");
        }
        if (Release.atLeast(OLDEST_GLIBCXX, wanted.get()).orElse(false)) {
            return new Answer(true, () -> prefix + " " + version + " is older than all that are known here");
        }
        return compare(
                () -> prefix + " " + version
                        + (prefix.equals(GccRuntime.GLIBCXX) ? "" : " (with GLIBCXX " + wanted.get() + ")"),
                wanted.get(),
                history.glibcxx());
    }

    private static Answer compare(String what, String wanted, @Nullable Known known) {
        return compare(() -> what + " " + wanted, wanted, known);
    }

    private static Answer compare(Supplier<String> what, String wanted, @Nullable Known known) {
        if (known == null) {
            return new Answer(false, () -> what.get() + " is needed, and what it has is not known here");
        }
        boolean met = Release.atLeast(known.value(), wanted).orElse(false);
        if (known.own()) {
            return new Answer(met, () -> what.get() + " is needed, it has " + known.value());
        }
        return new Answer(
                met,
                () -> what.get() + " is needed, " + (met ? "" : "what it has is not known here, and ")
                        + known.of().release() + " before it has " + known.value());
    }
}
