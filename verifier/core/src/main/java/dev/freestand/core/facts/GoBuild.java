package dev.freestand.core.facts;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What Go's linker wrote into a program about its build ({@code .go.buildinfo}, which {@code go version -m} reads).
 *
 * @param version of Go, such as {@code go1.22.1}
 * @param module path of the main module or, without one, of the main package; null where neither is stated
 * @param moduleVersion of the main module, such as {@code v1.4.0} or {@code (devel)}; null where not stated
 * @param settings of the compiler that decide where the program runs, such as {@code GOAMD64} to {@code v3}; Go has
 *     written them since 1.18
 */
public record GoBuild(
        String version, @Nullable String module, @Nullable String moduleVersion, SortedMap<String, String> settings) {

    public GoBuild {
        settings = settings == null ? new TreeMap<>() : new TreeMap<>(settings);
    }

    /** One line for people, such as {@code go1.22.1, example.com/tool v1.4.0 (CGO_ENABLED=0, GOAMD64=v3)}. */
    public String words() {
        StringBuilder words = new StringBuilder(version);
        if (module != null) {
            words.append(", ").append(module);
        }
        if (moduleVersion != null) {
            words.append(' ').append(moduleVersion);
        }
        String separator = " (";
        for (var setting : settings.entrySet()) {
            words.append(separator).append(setting.getKey()).append('=').append(setting.getValue());
            separator = ", ";
        }
        return settings.isEmpty() ? words.toString() : words.append(')').toString();
    }
}
