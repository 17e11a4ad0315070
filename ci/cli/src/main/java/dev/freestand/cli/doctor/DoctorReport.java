package dev.freestand.cli.doctor;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code freestand doctor} found.
 *
 * @param system the distribution's own name for itself, and the kernel's release
 * @param installer the program that installs packages here; null where it is not known
 * @param findings everything that was looked at, in that order
 */
public record DoctorReport(String system, @Nullable String installer, List<DoctorFinding> findings) {

    /** Name and version of the layout, as the document itself states them. */
    public static final String SCHEMA = "freestand/doctor/1";

    public DoctorReport {
        findings = List.copyOf(findings);
    }

    /**
     * {@code PASS} where everything is ready that a plain {@code freestand verify} needs, else {@code INCONCLUSIVE}, as that
     * would end.
     */
    public Outcome verdict() {
        return findings.stream().anyMatch(DoctorFinding::needed)
                        && findings.stream().noneMatch(DoctorFinding::inTheWay)
                ? Outcome.PASS
                : Outcome.INCONCLUSIVE;
    }

    /** The whole report as one object, and a line end behind it. */
    public String json() {
        JsonWriter json = JsonWriter.indented();
        json.object(() -> {
            json.name("schema").value(SCHEMA);
            json.name("system").value(system);
            json.name("installer").value(installer);
            json.name("findings").array(findings, finding -> json(json, finding));
            json.name("verdict").value(verdict().name());
        });
        return json + "\n";
    }

    private static void json(JsonWriter json, DoctorFinding finding) {
        json.object(() -> {
            json.name("group").value(finding.group());
            json.name("name").value(finding.name());
            json.name("needed").value(finding.needed());
            json.name("state").value(finding.state().word());
            json.name("found").value(finding.found());
            json.name("absence").value(finding.absence());
            json.name("fix").value(finding.fix());
        });
    }
}
