package dev.freestand.verifier.floor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The releases that are known, from {@code releases.yaml}. The file is YAML for people and other programs; it is read
 * here line by line, because a YAML parser would take longer to load than the inspection of a file takes.
 */
public final class Releases {

    private static final String RESOURCE = "releases.yaml";
    private static final String START = "  - { ";
    private static final Pattern FIELD = Pattern.compile("(\\w+): (?:\"([^\"]*)\"|([^\",}]+))(?:, | \\})");

    private Releases() {}

    /** All of them; each distribution's oldest first. */
    public static List<Release> all() {
        return Holder.ALL;
    }

    /** Read when first asked for. */
    private static final class Holder {
        static final List<Release> ALL = read();
    }

    private static List<Release> read() {
        try (InputStream stream = Releases.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is not in the program's jar");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(START))
                    .map(Releases::release)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Release release(String line) {
        Map<String, String> fields = new HashMap<>();
        Matcher field = FIELD.matcher(line);
        for (int at = START.length(); at < line.length(); at = field.end()) {
            if (!field.find(at) || field.start() != at) {
                throw new IllegalStateException(RESOURCE + ": this line is not understood: " + line);
            }
            fields.put(field.group(1), field.group(2) == null ? field.group(3) : field.group(2));
        }
        return new Release(
                required(fields, "distribution", line),
                required(fields, "release", line),
                required(fields, "libc", line),
                required(fields, "version", line),
                fields.get("glibcxx"),
                fields.get("kernel"),
                fields.get("cpu"),
                checked(fields, line),
                required(fields, "source", line),
                fields.get("kernelSource"),
                fields.get("cpuSource"));
    }

    private static boolean checked(Map<String, String> fields, String line) {
        String value = fields.getOrDefault("checked", "true");
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalStateException(RESOURCE + ": checked is neither true nor false: " + line);
        }
        return value.equals("true");
    }

    private static String required(Map<String, String> fields, String name, String line) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalStateException(RESOURCE + ": " + name + " is missing: " + line);
        }
        return value;
    }
}
