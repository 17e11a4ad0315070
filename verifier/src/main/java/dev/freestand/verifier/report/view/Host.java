package dev.freestand.verifier.report.view;

import dev.freestand.verifier.proof.FileReport;
import dev.freestand.verifier.proof.Hazard;
import dev.freestand.verifier.proof.PageSizes;
import java.util.ArrayList;
import java.util.List;

/**
 * What one file wants of its host, in words.
 *
 * @param hazards what a static program may still want at run time
 * @param search where hazards were looked for, and what follows for those that are not listed
 * @param floors the oldest libraries, kernel and processor it runs with, and what asks for them
 * @param runsOn the oldest release of each distribution on which the floors are met; no release where none is known
 * @param noRelease why {@code runsOn} is empty, where it is
 */
public record Host(List<Fact> hazards, String search, List<Fact> floors, List<Fact> runsOn, String noRelease) {

    /** That of one file. */
    public static Host of(FileReport file) {
        List<Fact> hazards = (file.hazards() == null ? List.<Hazard>of() : file.hazards())
                .stream().map(HazardWords::fact).toList();
        List<Fact> runsOn = file.floors().runsOn().stream()
                .map(one -> new Fact(
                        one.distribution() + (one.since() == null ? "" : " " + one.since()), FloorWords.reason(one)))
                .toList();
        String noRelease = file.floors().noRelease();
        return new Host(
                hazards,
                HazardWords.search(file),
                floors(file),
                runsOn,
                noRelease == null ? "not established" : noRelease);
    }

    private static List<Fact> floors(FileReport file) {
        List<Fact> facts = new ArrayList<>();
        file.floors().causes().forEach(cause -> facts.add(new Fact(FloorWords.name(cause), FloorWords.cause(cause))));
        file.symbolFloor().forEach((prefix, version) -> {
            if (file.floors().causes().stream()
                    .noneMatch(cause -> cause.prefix().equals(prefix))) {
                facts.add(new Fact(prefix + " " + version, "what asks for it is not known"));
            }
        });
        if (facts.isEmpty()) {
            facts.add(new Fact("symbols", "none has a version"));
        }
        String kernel = file.kernelFloor();
        facts.add(new Fact(
                kernel == null ? "kernel" : "kernel " + kernel, file.floors().kernel()));
        boolean stated = !file.isaLevel().equals("unknown");
        facts.add(new Fact(
                stated ? "CPU " + file.isaLevel() : "CPU", file.floors().cpu()));
        PageSizes pages = file.layout().pages();
        if (pages != null) {
            facts.add(new Fact("page size", PageWords.of(pages)));
        }
        return List.copyOf(facts);
    }
}
