package dev.freestand.core.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The C library of a file.
 *
 * @param flavour which one
 * @param version its version where the file itself states it, else null
 * @param evidence what the answer rests on, in words; for an unknown one what was looked for and what was found of it.
 *     Empty where it was not looked for, and in records from before it was kept
 */
public record Libc(LibcFlavour flavour, @Nullable String version, List<String> evidence) {

    public static final Libc UNKNOWN = new Libc(LibcFlavour.UNKNOWN, null);

    public Libc {
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }

    /** One that was not found in a file, but is known otherwise. */
    public Libc(LibcFlavour flavour, @Nullable String version) {
        this(flavour, version, List.of());
    }
}
