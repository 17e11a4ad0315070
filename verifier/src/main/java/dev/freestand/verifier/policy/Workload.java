package dev.freestand.verifier.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.freestand.verifier.policy.value.ByteSize;
import dev.freestand.verifier.policy.value.FileName;
import dev.freestand.verifier.policy.value.RequiredFields;
import dev.freestand.verifier.policy.value.TimeSpan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Work by which the speeds of the variants are compared.
 *
 * @param name a plain name, unique within the subject
 * @param args arguments; {@code {threads}} in one stands for the number of threads
 * @param stdin bytes on standard input, followed by end of file
 * @param files files put into a fresh working folder before each run
 * @param env the whole environment of the process, likewise
 * @param exit exit status that every run has to end with, 0 to 255
 * @param measure how it is timed
 */
public record Workload(
        String name,
        List<String> args,
        WorkloadInput stdin,
        Map<String, WorkloadInput> files,
        Map<String, String> env,
        int exit,
        Measure measure) {

    /** Stands for the number of threads. */
    public static final String THREADS = "{threads}";

    private static final int MOST_THREADS = 256;

    /**
     * How a workload is timed.
     *
     * @param threads what {@link #THREADS} stands for; null: for itself
     * @param starts runs that are timed together as one sample, 1 to 1000: for work that is over in no time
     * @param rounds samples of each variant, {@link #FEWEST} to 200; null: as many as fit into {@link #TIME}, up to
     *     {@link #USUAL}, but no fewer than {@link #FEWEST}
     * @param timeout how long one run may take
     */
    public record Measure(
            @Nullable Integer threads, int starts, @Nullable Integer rounds, Duration timeout) {

        /** Fewer have no interval that holds in 95 of 100 cases. */
        public static final int FEWEST = 6;

        private static final int MOST = 200;
        private static final int MOST_STARTS = 1000;

        /** Most rounds where their number is not given. */
        public static final int USUAL = 25;

        /** How long all rounds together may take where their number is not given. */
        public static final Duration TIME = Duration.ofSeconds(4);

        private static final Duration USUAL_TIME = Duration.ofSeconds(10);

        /** What holds where nothing is said. */
        static final Measure USUALLY = new Measure(null, 1, null, USUAL_TIME);

        private static final Duration LONGEST = Duration.ofHours(1);

        public Measure {
            inRange("threads", threads == null ? 1 : threads, 1, MOST_THREADS);
            inRange("starts", starts, 1, MOST_STARTS);
            inRange("rounds", rounds == null ? FEWEST : rounds, FEWEST, MOST);
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Measure of(Document document) {
            Duration limit = TimeSpan.upTo(document.timeout, LONGEST);
            return new Measure(
                    document.threads,
                    document.starts == null ? 1 : document.starts,
                    document.rounds,
                    limit == null ? USUAL_TIME : limit);
        }

        /** As it stands in the file, every key optional. */
        record Document(
                @Nullable Integer threads,
                @Nullable Integer starts,
                @Nullable Integer rounds,
                @Nullable TimeSpan timeout) {}

        private static void inRange(String key, int number, int least, int most) {
            if (number < least || number > most) {
                throw new IllegalArgumentException(key + " is " + number + ", expected " + least + " to " + most);
            }
        }
    }

    public Workload {
        FileName.check(name);
        args = List.copyOf(args);
        files = Map.copyOf(files);
        env = Map.copyOf(env);
        args.forEach(argument -> FileName.checkText("an argument", argument));
        Variables.check(env);
        files.keySet().forEach(FileName::check);
        if (exit < 0 || exit > 255) {
            throw new IllegalArgumentException("exit is " + exit + ", expected 0 to 255");
        }
        long bytes = stdin.length()
                + files.values().stream().mapToLong(WorkloadInput::length).sum();
        if (bytes > WorkloadInput.LONGEST) {
            throw new IllegalArgumentException("workload " + name + " has " + ByteSize.text(bytes) + " of input, and "
                    + ByteSize.text(WorkloadInput.LONGEST) + " is the most");
        }
    }

    /** Of how many threads its command speaks; null where it speaks of none. */
    public @Nullable Integer threads() {
        boolean told = Stream.concat(args.stream(), env.values().stream()).anyMatch(word -> word.contains(THREADS));
        return told ? measure.threads() : null;
    }

    /** A word of its command with the number of threads in it. */
    public String withThreads(String word) {
        return measure.threads() == null ? word : word.replace(THREADS, Integer.toString(measure.threads()));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Workload of(Document document) {
        return document.toWorkload();
    }

    /** A workload as it stands in the file. */
    record Document(
            @Nullable String name,
            @Nullable List<String> args,
            @Nullable WorkloadInput stdin,
            @Nullable Map<String, WorkloadInput> files,
            @Nullable Map<String, String> env,
            @Nullable Integer exit,
            @Nullable Measure measure) {

        Workload toWorkload() {
            return new Workload(
                    RequiredFields.of(name, "name"),
                    args == null ? List.of() : args,
                    stdin == null ? WorkloadInput.EMPTY : stdin,
                    files == null ? Map.of() : files,
                    env == null ? Map.of() : env,
                    exit == null ? 0 : exit,
                    measure == null ? Measure.USUALLY : measure);
        }
    }
}
