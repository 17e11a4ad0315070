package dev.freestand.core.name;

import java.util.List;

/** Names in a sentence. */
public final class NameList {

    private NameList() {}

    /** The first names with commas between, and how many more there are: {@code "a, b and 3 more"}. */
    public static String first(int most, List<String> names) {
        return String.join(", ", names.subList(0, Math.min(most, names.size()))) + more(names.size() - most);
    }

    /** What to put behind a list that is cut: {@code " and 3 more"}; nothing where it is whole. */
    public static String more(int left) {
        return left > 0 ? " and " + left + " more" : "";
    }
}
