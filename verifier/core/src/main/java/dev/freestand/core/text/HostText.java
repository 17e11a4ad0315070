package dev.freestand.core.text;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Hazard;
import dev.freestand.core.facts.ReleaseSupport;
import java.util.List;
import java.util.stream.Collectors;

/** What one file requires of its host: hazards, floors with what causes them, and the distributions that meet them. */
final class HostText {

    private static final String RUNS_ON = "predicted compatibility: the oldest release, and what decides";
    private static final int INDENT = 4;
    private static final int WORDS = 24;
    private static final int SINCE = 26;
    private static final int REASON = 34;

    private HostText() {}

    /**
     * What a program requires of its host.
     *
     * @param whole what sets its floors, too
     */
    static void put(TextPage page, FileReport file, boolean whole) {
        if (file.hazardSearch() != null) {
            hazards(page, file);
        }
        floors(page, HostView.of(file));
        if (whole) {
            FloorStepText.put(page, file.ladder());
        }
        String noRelease = file.floors().noRelease();
        if (noRelease != null) {
            InspectText.title(page, RUNS_ON);
            page.to(INDENT)
                    .flow(TextStyle.YELLOW, "no release is named: " + noRelease)
                    .end();
        }
        runsOn(page, file.floors().runsOn());
    }

    private static void hazards(TextPage page, FileReport file) {
        InspectText.title(page, "hazards: what a static program may still want at run time");
        List<Hazard> hazards = file.hazards() == null ? List.of() : file.hazards();
        for (Hazard hazard : hazards) {
            StatedFact fact = HazardText.fact(hazard);
            page.to(INDENT).cell(hazard.weak() ? TextStyle.DIM : TextStyle.YELLOW, fact.name(), WORDS);
            page.flow(fact.words()).end();
        }
        page.to(INDENT).flow(TextStyle.DIM, HazardText.search(file)).end();
    }

    private static void floors(TextPage page, HostView host) {
        InspectText.title(page, "floors: the oldest it runs with, and what asks for it");
        for (StatedFact fact : host.floors()) {
            page.to(INDENT).cell(fact.name(), WORDS).flow(fact.words()).end();
        }
    }

    private static void runsOn(TextPage page, List<ReleaseSupport> all) {
        if (all.isEmpty()) {
            return;
        }
        InspectText.title(page, RUNS_ON);
        if (all.stream().map(FloorText::reason).distinct().count() == 1
                && all.get(0).since() != null) {
            String names = all.stream()
                    .map(one -> one.distribution() + " " + one.since())
                    .collect(Collectors.joining(", "));
            page.to(INDENT).flow(names).end();
            page.to(INDENT).flow(TextStyle.DIM, FloorText.reason(all.get(0))).end();
            return;
        }
        for (ReleaseSupport one : all) {
            page.to(INDENT).cell(one.distribution(), SINCE);
            page.cell(one.since() == null ? "-" : one.since(), REASON);
            page.flow(TextStyle.DIM, FloorText.reason(one)).end();
        }
    }
}
