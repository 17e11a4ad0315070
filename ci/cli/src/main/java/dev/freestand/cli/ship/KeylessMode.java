package dev.freestand.cli.ship;

import java.util.Arrays;
import java.util.Optional;

/** When to sign with an identity. */
public enum KeylessMode {
    /** Where the environment has one. */
    AUTO,
    /** Always; without an identity nothing is shipped. */
    ON,
    OFF;

    /** The mode of this name, in whatever case. */
    public static Optional<KeylessMode> parse(String name) {
        return Arrays.stream(values())
                .filter(mode -> mode.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
