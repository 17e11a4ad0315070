package dev.freestand.core.json;

import dev.freestand.core.elf.Endianness;
import dev.freestand.core.facts.DlopenNotes;
import dev.freestand.core.facts.DlopenNotes.DlopenEntry;
import dev.freestand.core.facts.FileError;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.FloorCause;
import dev.freestand.core.facts.FloorStep;
import dev.freestand.core.facts.Floors;
import dev.freestand.core.facts.GoBuild;
import dev.freestand.core.facts.Hardening;
import dev.freestand.core.facts.Hazard;
import dev.freestand.core.facts.HazardSearch;
import dev.freestand.core.facts.Layout;
import dev.freestand.core.facts.Layout.FileRange;
import dev.freestand.core.facts.Layout.Payload;
import dev.freestand.core.facts.Libc;
import dev.freestand.core.facts.PageSizes;
import dev.freestand.core.facts.Privileges;
import dev.freestand.core.facts.ReleaseSupport;
import dev.freestand.core.facts.SectionSize;
import dev.freestand.core.facts.ToolStatement;
import dev.freestand.core.facts.Verdict;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What {@code freestand inspect} and {@code freestand scan} print with {@code --format json}: every component of a record under
 * its own name, in the record's order, and those of the parts of a {@link FileReport} side by side. A component that is added
 * to a record is added here too; a test compares both.
 */
public final class InspectionJson {

    /** Identifies the layout of {@link #document}. */
    public static final String SCHEMA = "freestand/inspect/1";

    private final JsonWriter json;

    private InspectionJson(JsonWriter json) {
        this.json = json;
    }

    /** One object with all files, indented, and a line end behind it. */
    public static String document(List<FileReport> files) {
        JsonWriter json = JsonWriter.indented();
        InspectionJson writer = new InspectionJson(json);
        json.object(() -> {
            json.name("schema").value(SCHEMA);
            json.name("files").array(files, writer::file);
        });
        return json + "\n";
    }

    /** One object for one file on one line, and a line end behind it: JSON Lines. */
    public static String line(FileReport file) {
        JsonWriter json = JsonWriter.line();
        new InspectionJson(json).file(file);
        return json + "\n";
    }

    /** Writes the record of a file as a part of another document. */
    public static void write(JsonWriter json, FileReport file) {
        new InspectionJson(json).file(file);
    }

    /** Writes what a program says it opens by itself, likewise. */
    public static void write(JsonWriter json, DlopenEntry entry) {
        new InspectionJson(json).dlopenEntry(entry);
    }

    private void file(FileReport file) {
        json.object(() -> {
            json.name("path").value(file.path());
            json.name("sha256").value(file.sha256());
            json.name("size").value(file.size());
            json.name("kind").value(file.kind().label());
            json.name("class").value(file.format().bits());
            Endianness order = file.format().byteOrder();
            json.name("byteOrder").value(order == null ? null : order.label());
            json.name("machine").value(file.machine());
            json.name("linkage").value(file.linkage().label());
            json.name("pie").value(file.pie());
            json.name("interpreter").value(file.interpreter());
            json.name("needed").texts(file.needed());
            libc(file.libc());
            json.name("symbolFloor").texts(file.symbolFloor());
            json.name("kernelFloor").value(file.kernelFloor());
            json.name("isaLevel").value(file.isaLevel());
            json.name("stripped").value(file.stripped());
            json.name("sections").array(file.sections(), this::section);
            hardening(file.hardening());
            json.name("hazards").arrayOrNull(file.hazards(), this::hazard);
            json.name("witnesses").array(file.witnesses(), this::witness);
            verdict(file.verdict());
            optional("error", file.error(), this::error);
            optional("hazardSearch", file.hazardSearch(), this::search);
            floors(file.floors());
            layout(file.structure().layout());
            json.name("debugCompanion").value(file.structure().debugCompanion());
            privileges(file.security().privileges());
            dlopen(file.linking().dlopen());
            json.name("ladder").array(file.ladder(), this::step);
        });
    }

    private void libc(Libc libc) {
        json.name("libc").object(() -> {
            json.name("flavour").value(libc.flavour().label());
            json.name("version").value(libc.version());
            json.name("evidence").texts(libc.evidence());
        });
    }

    private void section(SectionSize section) {
        json.object(() -> {
            json.name("name").value(section.name());
            json.name("size").value(section.size());
        });
    }

    private void hardening(Hardening hardening) {
        json.name("hardening").object(() -> {
            json.name("nx").value(hardening.nx());
            json.name("relro").value(hardening.relro().label());
            json.name("bindNow").value(hardening.bindNow());
            json.name("pie").value(hardening.pie());
            json.name("canary").value(hardening.canary().label());
            json.name("fortify").value(hardening.fortify().label());
            json.name("rwxSegments").value(hardening.rwxSegments());
            json.name("textRelocations").value(hardening.textRelocations());
            json.name("rpath").value(hardening.rpath());
            json.name("runpath").value(hardening.runpath());
            json.name("buildId").value(hardening.buildId());
            json.name("fortified").value(hardening.fortified());
            json.name("fortifiable").value(hardening.fortifiable());
            json.name("branchProtection").texts(hardening.branchProtection());
            json.name("separateCode").value(hardening.separateCode());
            json.name("unsafePaths").texts(hardening.unsafePaths());
        });
    }

    private void hazard(Hazard hazard) {
        json.object(() -> {
            json.name("rule").value(hazard.rule());
            json.name("what").value(hazard.what());
            json.name("evidence").value(hazard.evidence());
            json.name("grade").value(hazard.grade().label());
            json.name("certain").value(hazard.certain());
        });
    }

    private void witness(ToolStatement witness) {
        json.object(() -> {
            json.name("tool").value(witness.tool());
            json.name("version").value(witness.version());
            json.name("says").value(witness.says().label());
            json.name("raw").value(witness.raw());
        });
    }

    private void verdict(Verdict verdict) {
        json.name("verdict").object(() -> {
            json.name("outcome").value(verdict.outcome().name());
            json.name("linkage").value(verdict.linkage().label());
            json.name("reason").value(verdict.reason());
        });
    }

    private void error(FileError error) {
        json.object(() -> {
            json.name("code").value(error.code());
            json.name("message").value(error.message());
            json.name("offset").value(error.offset());
        });
    }

    private void search(HazardSearch search) {
        json.object(() -> {
            json.name("conclusive").value(search.conclusive());
            json.name("basis").value(search.basis());
        });
    }

    private void floors(Floors floors) {
        json.name("floors").object(() -> {
            json.name("causes").array(floors.causes(), this::cause);
            json.name("runsOn").array(floors.runsOn(), this::runsOn);
            json.name("cpu").value(floors.cpu());
            json.name("kernel").value(floors.kernel());
            json.name("noRelease").value(floors.noRelease());
            json.name("otherSystem").value(floors.otherSystem());
            optional("go", floors.go(), this::go);
        });
    }

    private void step(FloorStep step) {
        json.object(() -> {
            json.name("floor").value(step.floor());
            json.name("version").value(step.version());
            json.name("asking").object(() -> {
                json.name("evidence").value(step.asking().evidence());
                json.name("symbols").texts(step.asking().symbols());
                json.name("more").value(step.asking().more());
            });
            json.name("counts").value(step.counts());
            json.name("below").value(step.below());
            json.name("cure").value(step.cure());
        });
    }

    private void cause(FloorCause cause) {
        json.object(() -> {
            json.name("prefix").value(cause.prefix());
            json.name("version").value(cause.version());
            json.name("library").value(cause.library());
            json.name("symbols").texts(cause.symbols());
            json.name("more").value(cause.more());
        });
    }

    private void runsOn(ReleaseSupport release) {
        json.object(() -> {
            json.name("distribution").value(release.distribution());
            json.name("since").value(release.since());
            json.name("reason").value(release.reason());
            json.name("provisos").texts(release.provisos());
        });
    }

    private void go(GoBuild go) {
        json.object(() -> {
            json.name("version").value(go.version());
            json.name("module").value(go.module());
            json.name("moduleVersion").value(go.moduleVersion());
            json.name("settings").texts(go.settings());
        });
    }

    private void layout(Layout layout) {
        json.name("layout").object(() -> {
            json.name("sectionTable").value(layout.sectionTable().label());
            json.name("problem").value(layout.problem());
            json.name("unaccounted").array(layout.unaccounted(), this::range);
            optional("behind", layout.behind(), this::payload);
            optional("pages", layout.pages(), this::pages);
            json.name("largestPage").value(layout.largestPage());
            json.name("notes").texts(layout.notes());
            json.name("notesProblem").value(layout.notesProblem());
            json.name("leniencies").texts(layout.leniencies());
        });
    }

    private void range(FileRange range) {
        json.object(() -> {
            json.name("offset").value(range.offset());
            json.name("size").value(range.size());
        });
    }

    private void payload(Payload payload) {
        json.object(() -> {
            json.name("offset").value(payload.offset());
            json.name("size").value(payload.size());
            json.name("holds").texts(payload.holds());
        });
    }

    private void pages(PageSizes pages) {
        json.object(() -> {
            json.name("loads").array(pages.loads(), json::value);
            json.name("refuses").array(pages.refuses(), json::value);
            json.name("reason").value(pages.reason());
        });
    }

    private void privileges(Privileges privileges) {
        json.name("privileges").object(() -> {
            json.name("setuid").value(privileges.setuid());
            json.name("setgid").value(privileges.setgid());
            json.name("capabilities").value(privileges.capabilities());
        });
    }

    private void dlopen(DlopenNotes notes) {
        json.name("dlopen").object(() -> {
            json.name("entries").array(notes.entries(), this::dlopenEntry);
            json.name("problem").value(notes.problem());
        });
    }

    private void dlopenEntry(DlopenEntry entry) {
        json.object(() -> {
            json.name("sonames").texts(entry.sonames());
            json.name("priority").value(entry.priority());
            json.name("feature").value(entry.feature());
            json.name("description").value(entry.description());
        });
    }

    private <T> void optional(String name, @Nullable T value, Consumer<? super T> object) {
        json.name(name);
        if (value == null) {
            json.value((String) null);
        } else {
            object.accept(value);
        }
    }
}
