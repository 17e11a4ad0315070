package dev.freestand.verifier.proof;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one variant does in situations that trip static programs up, on this machine's own libraries, in a sandbox with a
 * network of its own in which a responder answers for a few names, and a TLS service stands behind them. Nothing else
 * outside of it is reached.
 *
 * @param variant the variant's name
 * @param runs each behaviour in each situation, in the order of the situations
 * @param seen for each rule on hazards the best evidence that was seen, by its id; empty where none was, and for a dynamic file
 */
public record ObservedSituations(String variant, List<SituationRun> runs, List<SeenHazard> seen) {

    public ObservedSituations {
        Objects.requireNonNull(variant);
        runs = List.copyOf(runs);
        seen = List.copyOf(seen);
    }

    /** What was seen of the hazard of a rule, by the rule's id. */
    public Optional<SeenHazard> seen(String rule) {
        return seen.stream().filter(hazard -> hazard.rule().equals(rule)).findFirst();
    }

    /** What its behaviours show in a situation: a difference before what is not known; null where it was not run. */
    public @Nullable Result worst(Situation situation) {
        Result worst = null;
        for (SituationRun run : runs) {
            if (run.situation() == situation
                    && (worst == null || worst == Result.SAME || run.result() == Result.DIFFERS)) {
                worst = run.result();
            }
        }
        return worst;
    }

    /**
     * The behaviours that take any certificate: they sent data to a service whose certificate no trusted CA has signed, or
     * finished a handshake with it and did the same as in the plain situation.
     */
    public List<SituationRun> unchecked() {
        return runs.stream()
                .filter(run -> run.situation() == Situation.UNTRUSTED_CA)
                .filter(run -> run.tls() == TlsContact.DATA
                        || (run.tls() == TlsContact.FINISHED
                                && run.result() == Result.SAME
                                && contact(Situation.PLAIN, run.behaviour()) == TlsContact.FINISHED))
                .toList();
    }

    private @Nullable TlsContact contact(Situation situation, String behaviour) {
        return runs.stream()
                .filter(run -> run.situation() == situation && run.behaviour().equals(behaviour))
                .map(SituationRun::tls)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** What a behaviour does in a situation, beside what it does in the plain one. */
    public enum Result {
        /** The same exit statuses and outputs, as far as they do not vary by themselves. */
        @JsonProperty("same")
        SAME,
        @JsonProperty("differs")
        DIFFERS,
        @JsonProperty("unknown")
        UNKNOWN
    }

    /** How far a behaviour came with the TLS service behind the names of a situation. */
    public enum TlsContact {
        /** It sent nothing there. */
        @JsonProperty("none")
        NONE,
        /** It began a handshake, or sent something else, and finished none: as a rule it refused the certificate. */
        @JsonProperty("unfinished")
        UNFINISHED,
        /** It finished a handshake, and sent nothing over that connection. */
        @JsonProperty("finished")
        FINISHED,
        /** It finished a handshake, and sent something over that connection. */
        @JsonProperty("data")
        DATA
    }

    /**
     * One behaviour in one situation.
     *
     * @param message how it differs, or why nothing is known; what was not compared where it is the same; else empty
     * @param traced whether all that it opened was seen
     * @param tls how far it came with the service, in the best of its connections; null where nothing listens, where that is
     *     not known, and in older proofs
     */
    public record SituationRun(
            Situation situation,
            String behaviour,
            Result result,
            String message,
            boolean traced,
            @Nullable TlsContact tls) {
        public SituationRun {
            Objects.requireNonNull(situation);
            Objects.requireNonNull(behaviour);
            Objects.requireNonNull(result);
            Objects.requireNonNull(message);
        }
    }

    /**
     * Something that a hazard is about, and that was seen.
     *
     * @param rule id of the rule on the hazard, such as {@code FS301}
     * @param path what was opened or tried, such as {@code /etc/nsswitch.conf}
     * @param call the system call
     * @param error name of the error; null where it succeeded
     */
    public record SeenHazard(
            String rule,
            Situation situation,
            String behaviour,
            String path,
            String call,
            @Nullable String error) {
        public SeenHazard {
            Objects.requireNonNull(rule);
            Objects.requireNonNull(situation);
            Objects.requireNonNull(behaviour);
            Objects.requireNonNull(path);
            Objects.requireNonNull(call);
        }

        /** It in words, such as {@code try to open /etc/nsswitch.conf (ENOENT) in the situation plain, behaviour look-up}. */
        public String words() {
            String verb = call.startsWith("open") ? "open " : call.equals("connect") ? "connect to " : "look at ";
            return (error == null ? "" : "try to ") + verb + path + (error == null ? "" : " (" + error + ")")
                    + " in the situation " + situation.word() + ", behaviour " + behaviour;
        }
    }
}
