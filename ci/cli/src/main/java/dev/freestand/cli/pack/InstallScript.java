package dev.freestand.cli.pack;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.PageSizes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The text of {@code install.sh}: a fixed script for POSIX shells, with what was proved of each variant written into it.
 * The same facts give the same text.
 */
public final class InstallScript {

    private static final String TEMPLATE = "install.sh";
    private static final String MARK = "#FACTS\n";
    private static final Pattern PLAIN_PATH = Pattern.compile("/[A-Za-z0-9._/+-]{1,200}");

    /**
     * A file that can be the program.
     *
     * @param name of its variant
     * @param file its name in the shipment
     * @param sha256 digest of its bytes, lower-case hex
     * @param report what was proved of it
     */
    public record Candidate(String name, String file, String sha256, FileReport report) {}

    /**
     * A file that is installed beside the program.
     *
     * @param place where, relative to the prefix
     * @param source its name in the shipment
     * @param size its length in bytes
     * @param sha256 digest of its bytes, lower-case hex
     */
    public record Extra(String place, String source, long size, String sha256) {}

    private InstallScript() {}

    /**
     * The script.
     *
     * @param program the name of the installed program
     * @param version of it; null where it has none
     * @param candidates at least one, in the order of the configuration
     */
    public static String of(String program, @Nullable String version, List<Candidate> candidates, List<Extra> extras) {
        // A static file depends on less than a dynamic one; the rest goes to the highest processor level that is there.
        List<Candidate> best = candidates.stream()
                .sorted(Comparator.comparing((Candidate each) -> each.report().linkage() != Linkage.STATIC)
                        .thenComparing(each ->
                                -features(each.report()).orElse(List.of()).size()))
                .toList();
        StringBuilder facts = new StringBuilder();
        facts.append("program=").append(quoted(program)).append('\n');
        facts.append("title=")
                .append(quoted(version == null ? program : program + " " + version))
                .append('\n');
        facts.append("variant_names=")
                .append(quoted(best.stream().map(each -> " " + each.name()).collect(Collectors.joining())))
                .append("\n\n# The better ones first.\nvariants=")
                .append(best.size())
                .append("\nvariant() {\n    case $1 in\n");
        for (int i = 0; i < best.size(); i++) {
            facts.append("        ")
                    .append(i + 1)
                    .append(")\n")
                    .append(lines(best.get(i)))
                    .append("            ;;\n");
        }
        facts.append("    esac\n}\n\nextras=").append(extras.size()).append("\nextra() {\n    case $1 in\n");
        for (int i = 0; i < extras.size(); i++) {
            Extra extra = extras.get(i);
            facts.append("        ")
                    .append(i + 1)
                    .append(")\n            place=")
                    .append(quoted(extra.place()))
                    .append(" source=")
                    .append(quoted(extra.source()))
                    .append("\n            size=")
                    .append(extra.size())
                    .append(" sha256=")
                    .append(quoted(extra.sha256()))
                    .append("\n            ;;\n");
        }
        facts.append("        *) fail 1 \"there is no file $1\" ;;\n    esac\n}\n");
        return template().replace(MARK, facts);
    }

    private static String lines(Candidate candidate) {
        FileReport report = candidate.report();
        List<String> undetermined = new ArrayList<>();
        if (report.floors().otherSystem() != null) {
            undetermined.add(report.floors().otherSystem());
        }
        if (report.linkage() == Linkage.UNKNOWN) {
            undetermined.add("unknown requirements, as its linkage is unknown");
        }
        Optional<List<String>> features = features(report);
        if (features.isEmpty()) {
            undetermined.add("a processor of level " + report.isaLevel());
        }
        String loader = report.linkage() == Linkage.DYNAMIC ? report.interpreter() : null;
        if (report.linkage() == Linkage.DYNAMIC
                && (loader == null || !PLAIN_PATH.matcher(loader).matches())) {
            undetermined.add("a loader with an unusual name");
            loader = null;
        }
        PageSizes pages = report.structure().layout().pages();
        String glibc =
                report.linkage() == Linkage.DYNAMIC ? report.symbolFloor().get("GLIBC") : null;
        return assignments("name", candidate.name(), "file", candidate.file(), "size", Long.toString(report.size()))
                + assignments("sha256", candidate.sha256())
                + assignments(
                        "machine",
                        report.machine() == null ? "an unknown machine" : report.machine(),
                        "linkage",
                        report.linkage().label(),
                        "kernel",
                        report.kernelFloor())
                + assignments(
                        "level",
                        features.map(List::isEmpty).orElse(true) ? null : report.isaLevel(),
                        "features",
                        String.join(" ", features.orElse(List.of())))
                + assignments(
                        "refused_pages",
                        pages == null
                                ? null
                                : pages.refuses().stream().map(String::valueOf).collect(Collectors.joining(" ")))
                + assignments("loader", loader, "libc", report.libc().flavour().label(), "libc_floor", glibc)
                + assignments("undetermined", String.join(" and ", undetermined));
    }

    /** What Linux calls the features of the report's processor level; empty where that is not known here. */
    private static Optional<List<String>> features(FileReport report) {
        List<String> v2 = List.of("cx16", "lahf_lm", "popcnt", "pni", "sse4_1", "sse4_2", "ssse3");
        List<String> v3 = List.of("avx", "avx2", "bmi1", "bmi2", "f16c", "fma", "abm", "movbe", "xsave");
        List<String> v4 = List.of("avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl");
        return switch (report.isaLevel()) {
            // Not stated, or the least that each machine has.
            case "unknown",
                    "x86-64-v1",
                    "i386-softfloat",
                    "armv8.0",
                    "armv4",
                    "armv5",
                    "rva20u64",
                    "power8",
                    "mips-hardfloat" -> Optional.of(List.of());
            case "x86-64-v2" -> Optional.of(v2);
            case "x86-64-v3" -> Optional.of(joined(v2, v3));
            case "x86-64-v4" -> Optional.of(joined(joined(v2, v3), v4));
            case "i386-sse2" -> Optional.of(List.of("sse2"));
            case "armv6" -> Optional.of(List.of("vfp"));
            case "armv7" -> Optional.of(List.of("vfpv3"));
            default -> Optional.empty();
        };
    }

    private static List<String> joined(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    /** One line that gives these variables these values; null is empty. */
    private static String assignments(@Nullable String... namesAndValues) {
        StringBuilder line = new StringBuilder("           ");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String value = namesAndValues[i + 1];
            line.append(' ').append(namesAndValues[i]).append('=').append(quoted(value == null ? "" : value));
        }
        return line.append('\n').toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String template() {
        try (InputStream in = InstallScript.class.getResourceAsStream(TEMPLATE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + TEMPLATE + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the resource " + TEMPLATE + " cannot be read", e);
        }
    }
}
