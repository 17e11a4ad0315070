package dev.freestand.core.text;

import dev.freestand.core.analysis.UnmetExpectation;
import dev.freestand.core.elf.Endianness;
import dev.freestand.core.facts.DlopenNotes;
import dev.freestand.core.facts.FileError;
import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.GoBuild;
import dev.freestand.core.facts.Libc;
import dev.freestand.core.facts.Linkage;
import dev.freestand.core.facts.Outcome;
import dev.freestand.core.facts.Privileges;
import dev.freestand.core.facts.Verdict;
import dev.freestand.core.name.EscapedText;
import dev.freestand.core.name.NameList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code freestand inspect} prints for people: a block of lines a file, the verdict and its reason first. */
public final class InspectText {

    /** Where rows and their values begin. */
    public static final int ROW = 2;

    public static final int VALUE = 18;

    private static final int FIRST = 4;
    private static final int SECOND = 54;
    private static final int FACT = 20;
    private static final int NAMES = 40;

    private final TextPage page;
    private final List<UnmetExpectation> unmet;
    private final boolean whole;

    private InspectText(TextPage page, List<UnmetExpectation> unmet, boolean whole) {
        this.page = page;
        this.unmet = unmet;
        this.whole = whole;
    }

    /**
     * One block a file, with an empty line between them; behind several, a table of all, where the reader's eye is when
     * the text has run past.
     *
     * @param whole every section, what sets each floor, and all that the witnesses said, however long
     */
    public static String print(List<FileReport> files, ColourMode paint, boolean whole) {
        return print(files, List.of(), paint, whole);
    }

    /**
     * The same of files of which something was asked: what a file does not meet stands first.
     *
     * @param unmet what the files do not meet, of all of them
     */
    public static String print(List<FileReport> files, List<UnmetExpectation> unmet, ColourMode paint, boolean whole) {
        TextPage page = new TextPage(paint);
        InspectText text = new InspectText(page, unmet, whole);
        for (int i = 0; i < files.size(); i++) {
            if (i > 0) {
                page.end();
            }
            text.file(files.get(i));
        }
        if (files.size() > 1) {
            page.end();
            InspectTable.put(page, files, unmet);
        }
        return page.toString();
    }

    private void file(FileReport file) {
        page.put(TextStyle.BOLD, file.path()).end();
        verdict(file);
        page.end();
        FileError error = file.error();
        if (error != null) {
            String at = error.offset() == null ? "" : " at offset 0x" + Long.toHexString(error.offset());
            row("error", error.code() + at);
        }
        identity(file);
        if (file.kind() == FileKind.EXECUTABLE || file.kind() == FileKind.SHARED_LIBRARY) {
            HostText.put(page, file, whole);
            hardening(HardeningFacts.of(file.hardening()));
        }
        if (file.error() == null) {
            FindingsText.put(page, file);
        }
        if (!file.sections().isEmpty()) {
            SectionText.put(page, file.sections(), whole);
        }
        LayoutText.put(page, file.structure().layout());
        if (!file.witnesses().isEmpty()) {
            WitnessText.put(page, file.witnesses(), whole);
        }
    }

    private void verdict(FileReport file) {
        Verdict verdict = file.verdict();
        boolean linked = verdict.linkage() != Linkage.UNKNOWN;
        List<UnmetExpectation> own = UnmetExpectation.of(file, unmet);
        for (UnmetExpectation each : own) {
            page.to(ROW).cell(TextStyle.of(each.outcome()), each.outcome().toString(), VALUE);
            page.flow(EscapedText.name(each.words())).end();
        }
        page.to(ROW);
        if (!own.isEmpty() && verdict.outcome() == Outcome.PASS) {
            // The linkage is established, which is not what was asked.
            page.cell("linkage", VALUE);
        } else {
            page.cell(TextStyle.of(verdict.outcome()), verdict.outcome().toString(), VALUE);
        }
        page.put(
                TextStyle.BOLD, linked ? verdict.linkage().label() : file.kind().label());
        page.end().to(VALUE).flow(verdict.reason()).end();
    }

    private void identity(FileReport file) {
        Endianness order = file.format().byteOrder();
        String machine = file.machine() == null || order == null
                ? ""
                : ", " + file.machine() + ", " + file.format().bits() + "-bit, " + order.label() + "-endian";
        row("kind", file.kind().label() + (Boolean.TRUE.equals(file.pie()) ? ", PIE" : "") + machine);
        if (file.machine() != null) {
            row("interpreter", file.interpreter() == null ? "none" : EscapedText.name(file.interpreter()));
            row("needed", file.needed().isEmpty() ? "none" : names(file.needed()));
            libc(file.libc());
            GoBuild go = file.floors().go();
            if (go != null) {
                row("go", go.words());
            }
            if (file.hazardSearch() == null) {
                row("hazards", HazardText.search(file));
            }
        } else if (file.interpreter() != null) {
            row("interpreter", EscapedText.name(file.interpreter()));
        }
        privileges(file.security().privileges());
        dlopen(file.linking().dlopen());
        String stripped = file.stripped() == null ? "" : file.stripped() ? ", stripped" : ", not stripped";
        row("size", TextPage.grouped(file.size()) + " bytes" + stripped);
        row("sha256", file.sha256() == null ? "not established" : file.sha256());
    }

    private void privileges(Privileges privileges) {
        List<String> words = privileges.words();
        if (!words.isEmpty()) {
            row(
                    "privileges",
                    String.join(", ", words)
                            + ": starts in secure-execution mode, where $ORIGIN and LD_LIBRARY_PATH do not count");
        }
    }

    private void dlopen(DlopenNotes dlopen) {
        List<String> words = new ArrayList<>();
        dlopen.entries().forEach(entry -> words.add(entry.words()));
        if (dlopen.problem() != null) {
            words.add(dlopen.problem());
        }
        if (!words.isEmpty()) {
            row("opens by itself", names(words));
        }
    }

    private void libc(Libc libc) {
        String evidence = libc.evidence().isEmpty() ? "" : " (" + String.join("; ", libc.evidence()) + ")";
        row("libc", libc.flavour().label() + (libc.version() == null ? "" : " " + libc.version()) + evidence);
    }

    /** Short ones stand two in a line, down one column and then the other; long ones have a line to themselves. */
    private void hardening(List<StatedFact> facts) {
        title(page, "hardening");
        List<StatedFact> wide = new ArrayList<>();
        List<StatedFact> slim = new ArrayList<>();
        for (StatedFact fact : facts) {
            (fact.words().length() < SECOND - FIRST - FACT - 1 ? slim : wide).add(fact);
        }
        int rows = (slim.size() + 1) / 2;
        for (int i = 0; i < rows; i++) {
            fact(FIRST, slim.get(i));
            if (i + rows < slim.size()) {
                fact(SECOND, slim.get(i + rows));
            }
            page.end();
        }
        for (StatedFact fact : wide) {
            fact(FIRST, fact);
            page.end();
        }
    }

    private void fact(int column, StatedFact fact) {
        page.to(column).cell(fact.name(), column + FACT);
        boolean silent = fact.words().startsWith("unknown") || fact.words().startsWith("not applicable");
        page.flow(silent ? TextStyle.DIM : TextStyle.NONE, fact.words());
    }

    private void row(String name, String value) {
        page.to(ROW).cell(name, VALUE).flow(value).end();
    }

    private static String names(List<String> names) {
        return names.stream().limit(NAMES).map(EscapedText::name).collect(Collectors.joining(", "))
                + NameList.more(names.size() - NAMES);
    }

    /** A heading, behind an empty line. */
    public static void title(TextPage page, String title) {
        page.end().to(ROW).put(TextStyle.BOLD, title).end();
    }
}
