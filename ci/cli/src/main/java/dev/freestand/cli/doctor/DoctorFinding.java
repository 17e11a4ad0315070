package dev.freestand.cli.doctor;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked for.
 *
 * @param group what it belongs to: {@code tools}, {@code builds}, {@code cells}, {@code environments} or {@code registries}
 * @param name what was looked for
 * @param needed whether a plain {@code freestand verify} cannot do without it
 * @param state what became of it
 * @param found its version, or what was seen, for people
 * @param absence what is not possible without it; null where nothing is missing
 * @param fix the command that brings it, or what to look for; null where nothing is missing
 */
public record DoctorFinding(
        String group,
        String name,
        boolean needed,
        FindingState state,
        String found,
        @Nullable String absence,
        @Nullable String fix) {

    /** One that is as it has to be. */
    static DoctorFinding ready(String group, String name, boolean needed, String found) {
        return new DoctorFinding(group, name, needed, FindingState.READY, found, null, null);
    }

    /** Whether a plain {@code freestand verify} fails to establish something because of it. */
    boolean inTheWay() {
        return needed && state != FindingState.READY;
    }
}
