package dev.freestand.containers.engine;

/**
 * Whether an engine can run cells here.
 *
 * @param ready it can
 * @param text when ready, what was found; else the reason and the way out
 */
public record Availability(boolean ready, String text) {

    static Availability ready(String found) {
        return new Availability(true, found);
    }

    static Availability absent(String reason) {
        return new Availability(false, reason);
    }
}
