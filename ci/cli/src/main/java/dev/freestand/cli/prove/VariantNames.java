package dev.freestand.cli.prove;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Plain names for programs: each its file's name; where several have the same, with the machine, or else the folders, behind
 * or before it.
 */
final class VariantNames {

    private static final int LONGEST = 90;

    /** From the shortest on; the last resort is a number. */
    private static final List<Function<FoundProgram, String>> WAYS = List.of(
            FoundProgram::name,
            program -> program.name() + "-" + program.machine(),
            program -> program.folder().substring(program.folder().lastIndexOf('/') + 1) + "-" + program.name(),
            program -> program.place().replace('/', '-'));

    private VariantNames() {}

    /** One for each program, in their order. */
    static List<String> of(List<FoundProgram> programs) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (FoundProgram program : programs) {
            String name = WAYS.stream()
                    .filter(way -> programs.stream()
                                    .filter(other -> plain(way.apply(other)).equals(plain(way.apply(program))))
                                    .count()
                            == 1)
                    .map(way -> plain(way.apply(program)))
                    .filter(candidate -> !taken.contains(candidate))
                    .findFirst()
                    .orElse(plain(program.name()));
            String unique = name;
            for (int number = 2; !taken.add(unique); number++) {
                unique = name + "-" + number;
            }
            names.add(unique);
        }
        return List.copyOf(names);
    }

    /** What a plain name may have of a text; the rest is {@code -}. */
    static String plain(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9._-]+", "-").replaceFirst("^[._-]+", "");
        String cut = plain.substring(0, Math.min(plain.length(), LONGEST));
        return cut.isEmpty() ? "program" : cut;
    }
}
