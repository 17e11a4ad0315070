package dev.freestand.attest;

import dev.freestand.core.facts.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Collects the findings of the check of a shipment. */
final class ShipmentFindings {

    /** How many names or sentences are listed where many are wrong. */
    private static final int LISTED = 20;

    private final List<ShipmentFinding> all = new ArrayList<>();

    List<ShipmentFinding> all() {
        return List.copyOf(all);
    }

    void add(String check, Outcome outcome, String message) {
        all.add(new ShipmentFinding(check, outcome, message));
    }

    /** A failure with its problems, one a line, or this word where there are none. */
    void judge(String check, List<String> problems, String good) {
        if (problems.isEmpty()) {
            add(check, Outcome.PASS, good);
            return;
        }
        List<String> listed = new ArrayList<>(problems.subList(0, Math.min(LISTED, problems.size())));
        if (problems.size() > LISTED) {
            listed.add("and " + (problems.size() - LISTED) + " more");
        }
        add(check, Outcome.FAIL, String.join("\n", listed));
    }
}
