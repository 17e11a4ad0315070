package dev.freestand.verifier.proof;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a file runs in an environment, as predicted from evidence or as observed by running it. */
public enum RunResult {
    /** Every behaviour is (or was) as expected. */
    @JsonProperty("runs")
    RUNS,
    /** The file does not start, or a behaviour differs. */
    @JsonProperty("fails")
    FAILS,
    @JsonProperty("unknown")
    UNKNOWN
}
