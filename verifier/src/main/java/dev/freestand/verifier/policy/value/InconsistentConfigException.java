package dev.freestand.verifier.policy.value;

import java.util.List;

/** Something in {@code freestand.yaml} that does not go together, and which part of it is to be changed. */
public final class InconsistentConfigException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Object> path;

    /**
     * A fault.
     *
     * @param path from the top of the file: names of keys, and indexes of list elements from 0
     */
    public InconsistentConfigException(String message, Object... path) {
        super(message);
        this.path = List.of(path);
    }

    /** Where: names of keys and indexes. */
    public List<Object> path() {
        return path == null ? List.of() : path;
    }
}
