package dev.freestand.verifier.report.view;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.name.NameList;
import dev.freestand.verifier.proof.Cell;
import dev.freestand.verifier.proof.EnvironmentKind;
import dev.freestand.verifier.proof.EnvironmentRecord;
import dev.freestand.verifier.proof.Proof;
import dev.freestand.verifier.proof.VariantRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a variant runs, in one sentence for somebody who knows nothing of the file. It is about what was tried and no more:
 * a release that no cell ran in is not in it.
 *
 * @param variant the variant's name
 * @param text what follows the name, such as {@code runs on 9 of 11 environments: every Debian tried (11 to 13)}
 */
public record PortabilitySentence(String variant, String text) {

    /** So many places are named in one list; the grid has all. */
    private static final int NAMED = 12;

    /** So many of the conditions, processors or kernels have their names told, if they are not all. */
    private static final int BY_NAME = 2;

    /** So many variants have a sentence of their own. */
    private static final int VARIANTS = 4;

    /** Longest reason or name, in characters. */
    private static final int LONGEST = 100;

    /** One per variant that ships, or where none does, per variant; the last one names those that have none for want of room. */
    static List<PortabilitySentence> of(Proof proof, List<GridRow> rows) {
        boolean ships = proof.variants().stream().anyMatch(VariantRecord::ship);
        List<PortabilitySentence> sentences = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (int i = 0; i < proof.variants().size(); i++) {
            VariantRecord variant = proof.variants().get(i);
            if (!variant.ship() && ships) {
                continue;
            }
            if (sentences.size() < VARIANTS) {
                sentences.add(new PortabilitySentence(variant.name(), text(places(rows, i))));
            } else {
                others.add(brief(variant.name()));
            }
        }
        if (!others.isEmpty()) {
            String more = others.size() > NAMED ? ", ..." : "";
            sentences.add(new PortabilitySentence(
                    others.size() == 1 ? "1 more variant" : others.size() + " more variants",
                    "in the table of environments: "
                            + String.join(", ", others.subList(0, Math.min(NAMED, others.size()))) + more));
        }
        return List.copyOf(sentences);
    }

    private record Place(String name, @Nullable EnvironmentRecord known, CellView cell) {

        CellState state() {
            return cell.state();
        }

        /** What is not there to show a condition: a place where people use the file. */
        boolean isDistribution() {
            return known == null || known.kind() == EnvironmentKind.DISTRIBUTION;
        }

        /** The distribution's name, where its title is that and the release; else the whole title. */
        String family() {
            if (known == null) {
                return brief(name);
            }
            String release = release();
            String title = known.title();
            return brief(
                    release.isEmpty() ? title.split(",| \\(", 2)[0] : title.substring(0, title.indexOf(" " + release)));
        }

        /** The release behind {@link #family}; empty where there is none. */
        String release() {
            String release = known == null ? null : known.release();
            return known == null || release == null || known.title().indexOf(" " + release) <= 0 ? "" : release;
        }

        boolean isOf(EnvironmentKind kind) {
            return known != null && known.kind() == kind;
        }
    }

    private static List<Place> places(List<GridRow> rows, int column) {
        return rows.stream()
                .flatMap(row -> row.columns().get(column).stream()
                        .limit(1)
                        .map(cell -> new Place(row.environment(), row.known(), cell)))
                .toList();
    }

    private static String text(List<Place> places) {
        if (places.isEmpty()) {
            return "was run nowhere.";
        }
        List<Place> tried = places.stream()
                .filter(place -> place.state() != CellState.NOT_RUN)
                .toList();
        List<Place> ran = tried.stream()
                .filter(place -> place.state() == CellState.RUNS || place.state() == CellState.RUNS_UNPREDICTED)
                .toList();
        StringBuilder text = new StringBuilder("runs on ")
                .append(ran.size())
                .append(" of ")
                .append(tried.size())
                .append(tried.size() == 1 ? " environment" : " environments")
                .append(tried.size() == places.size() ? "" : " tried")
                .append(ran.isEmpty() ? "" : ": " + listed(ran, tried, true));
        append(text, places, CellState.BROKEN_PROMISE, "breaks its promise on ", "");
        append(text, places, CellState.FAILS_AS_PREDICTED, "does not run on ", "as predicted: ");
        append(text, places, CellState.INCONCLUSIVE, "nothing is established on ", "");
        append(text, places, CellState.NOT_RUN, "not tried on ", "");
        return text.append('.').toString();
    }

    /** The places of one state, those with the same reason together. */
    private static void append(
            StringBuilder text, List<Place> places, CellState state, String words, String beforeReason) {
        Map<String, List<Place>> byReason = places.stream()
                .filter(place -> place.state() == state)
                .collect(Collectors.groupingBy(
                        place -> reason(place.cell().cell()), LinkedHashMap::new, Collectors.toList()));
        byReason.forEach((reason, group) -> text.append("; ")
                .append(words)
                .append(listed(group, places, false))
                .append(reason.isEmpty() ? "" : " (" + beforeReason + reason + ")"));
    }

    /** The stable word of a failure that nobody predicted, whose message is long; else what its message says is needed. What was found instead differs by place; what is needed is the same for all. */
    private static String reason(Cell cell) {
        String cause = cell.cause();
        if (cause != null && cell.outcome() == Outcome.FAIL) {
            return cause;
        }
        String line = cell.message()
                .replaceFirst("^the environment is not prepared: ", "")
                .lines()
                .findFirst()
                .orElse("");
        String needed = line.split(", found |; ", 2)[0];
        String brief = needed.startsWith("needs GLIBC_") ? needed.replace("GLIBC_", "glibc ") : needed;
        return brief(brief);
    }

    private static String brief(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    /**
     * Places in few words.
     *
     * @param tried all with which to compare, to know of which kind they are all
     * @param every whether to say so of a distribution of which all releases are meant
     */
    private static String listed(List<Place> places, List<Place> tried, boolean every) {
        Map<String, List<Place>> families = places.stream()
                .filter(Place::isDistribution)
                .collect(Collectors.groupingBy(Place::family, LinkedHashMap::new, Collectors.toList()));
        List<String> words = new ArrayList<>();
        families.forEach((family, members) -> words.add(family(family, members, every ? tried : List.of())));
        for (EnvironmentKind kind : EnvironmentKind.values()) {
            if (kind != EnvironmentKind.DISTRIBUTION) {
                long some = count(places, kind);
                long all = count(tried, kind);
                if (some > 0 && some < all && some <= BY_NAME) {
                    places.stream()
                            .filter(place ->
                                    place.known() != null && place.known().kind() == kind)
                            .forEach(place -> words.add(brief(place.name())));
                } else if (some > 0) {
                    words.add((some < all ? some + " of " : all > 1 ? "all " : "") + all + " " + noun(kind, all));
                }
            }
        }
        return NameList.first(NAMED, words);
    }

    private static String family(String family, List<Place> members, List<Place> tried) {
        List<String> releases = members.stream()
                .map(Place::release)
                .filter(release -> !release.isEmpty())
                .toList();
        if (releases.isEmpty()) {
            return family;
        }
        long all = tried.stream()
                .filter(place -> place.isDistribution() && place.family().equals(family))
                .count();
        return releases.size() > 1 && releases.size() == all
                ? "every " + family + " tried (" + releases.get(0) + " to " + releases.get(releases.size() - 1) + ")"
                : family + " " + String.join(", ", releases);
    }

    private static long count(List<Place> places, EnvironmentKind kind) {
        return places.stream().filter(place -> place.isOf(kind)).count();
    }

    private static String noun(EnvironmentKind kind, long count) {
        String one = switch (kind) {
            case DISTRIBUTION -> "distribution";
            case HOSTILE -> "hostile condition";
            case CPU -> "emulated processor";
            case MACHINE -> "emulated machine";
            case KERNEL -> "kernel";
        };
        return count == 1 ? one : one + "s";
    }
}
