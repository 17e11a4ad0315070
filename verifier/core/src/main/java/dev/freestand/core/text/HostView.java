package dev.freestand.core.text;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Hazard;
import dev.freestand.core.facts.PageSizes;
import dev.freestand.core.floor.ProcessorLevel;
import java.util.ArrayList;
import java.util.List;

/**
 * What one file requires of its host, in words.
 *
 * @param hazards what a static program may still require at run time
 * @param search where hazards were looked for, and what follows for those that are not listed
 * @param floors the oldest libraries, kernel and processor it runs with, and what asks for them
 * @param runsOn the oldest release of each distribution on which the floors are met; no release where none is known
 * @param noRelease why {@code runsOn} is empty, where it is
 */
public record HostView(
        List<StatedFact> hazards, String search, List<StatedFact> floors, List<StatedFact> runsOn, String noRelease) {

    /** What one file requires of its host. */
    public static HostView of(FileReport file) {
        List<StatedFact> hazards = (file.hazards() == null ? List.<Hazard>of() : file.hazards())
                .stream().map(HazardText::fact).toList();
        List<StatedFact> runsOn = file.floors().runsOn().stream()
                .map(one -> new StatedFact(
                        one.distribution() + (one.since() == null ? "" : " " + one.since()), FloorText.reason(one)))
                .toList();
        String noRelease = file.floors().noRelease();
        return new HostView(
                hazards,
                HazardText.search(file),
                floors(file),
                runsOn,
                noRelease == null ? "not established" : noRelease);
    }

    private static List<StatedFact> floors(FileReport file) {
        List<StatedFact> facts = new ArrayList<>();
        file.floors()
                .causes()
                .forEach(cause -> facts.add(new StatedFact(FloorText.name(cause), FloorText.cause(cause))));
        file.symbolFloor().forEach((prefix, version) -> {
            if (file.floors().causes().stream()
                    .noneMatch(cause -> cause.prefix().equals(prefix))) {
                facts.add(new StatedFact(prefix + " " + version, "what asks for it is not known"));
            }
        });
        if (facts.isEmpty()) {
            facts.add(new StatedFact("symbols", "none has a version"));
        }
        String kernel = file.kernelFloor();
        facts.add(new StatedFact(
                kernel == null ? "kernel" : "kernel " + kernel, file.floors().kernel()));
        boolean stated = !file.isaLevel().equals(ProcessorLevel.UNKNOWN);
        facts.add(new StatedFact(
                stated ? "CPU " + file.isaLevel() : "CPU", file.floors().cpu()));
        PageSizes pages = file.structure().layout().pages();
        if (pages != null) {
            facts.add(new StatedFact("page size", PageSizeText.of(pages)));
        }
        return List.copyOf(facts);
    }
}
