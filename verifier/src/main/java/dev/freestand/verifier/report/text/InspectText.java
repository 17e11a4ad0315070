package dev.freestand.verifier.report.text;

import dev.freestand.verifier.name.Printable;
import dev.freestand.verifier.proof.DlopenNotes;
import dev.freestand.verifier.proof.FileError;
import dev.freestand.verifier.proof.FileReport;
import dev.freestand.verifier.proof.GoBuild;
import dev.freestand.verifier.proof.Kind;
import dev.freestand.verifier.proof.Libc;
import dev.freestand.verifier.proof.Linkage;
import dev.freestand.verifier.proof.Privileges;
import dev.freestand.verifier.proof.Verdict;
import dev.freestand.verifier.report.view.Fact;
import dev.freestand.verifier.report.view.HardeningFacts;
import dev.freestand.verifier.report.view.HazardWords;
import dev.freestand.verifier.rule.FileChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code freestand inspect} prints for people: a block of lines a file, the verdict and its reason first. */
public final class InspectText {

    /** Where rows and their values begin. */
    static final int ROW = 2;

    static final int VALUE = 18;

    private static final int FIRST = 4;
    private static final int SECOND = 54;
    private static final int FACT = 20;
    private static final int NAMES = 40;

    private final Page page;
    private final boolean whole;

    private InspectText(Page page, boolean whole) {
        this.page = page;
        this.whole = whole;
    }

    /**
     * One block a file, with an empty line between them; behind several, a table of all, where the reader's eye is when
     * the text has run past.
     *
     * @param whole every section, and all that the witnesses said, however long
     */
    public static String print(List<FileReport> files, Paint paint, boolean whole) {
        Page page = new Page(paint);
        InspectText text = new InspectText(page, whole);
        for (int i = 0; i < files.size(); i++) {
            if (i > 0) {
                page.end();
            }
            text.file(files.get(i));
        }
        if (files.size() > 1) {
            page.end();
            InspectTable.put(page, files);
        }
        return page.toString();
    }

    private void file(FileReport file) {
        page.put(Ink.BOLD, file.path()).end();
        verdict(file);
        page.end();
        FileError error = file.error();
        if (error != null) {
            String at = error.offset() == null ? "" : String.format(Locale.ROOT, " at offset 0x%x", error.offset());
            row("error", error.code() + at);
        }
        identity(file);
        if (file.kind() == Kind.EXECUTABLE || file.kind() == Kind.SHARED_LIBRARY) {
            HostText.put(page, file);
            hardening(HardeningFacts.of(file.hardening()));
        }
        if (file.error() == null) {
            WarningsText.put(page, FileChecks.of(file));
        }
        if (!file.sections().isEmpty()) {
            SectionText.put(page, file.sections(), whole);
        }
        LayoutText.put(page, file.layout());
        if (!file.witnesses().isEmpty()) {
            WitnessText.put(page, file.witnesses(), whole);
        }
    }

    private void verdict(FileReport file) {
        Verdict verdict = file.verdict();
        boolean linked = verdict.linkage() != Linkage.UNKNOWN;
        page.to(ROW).cell(Ink.of(verdict.outcome()), verdict.outcome().toString(), VALUE);
        page.put(Ink.BOLD, linked ? verdict.linkage().label() : file.kind().label());
        page.end().to(VALUE).flow(verdict.reason()).end();
    }

    private void identity(FileReport file) {
        String machine = file.machine() == null
                ? ""
                : ", " + file.machine() + ", " + file.bits() + "-bit, " + file.byteOrder() + "-endian";
        row("kind", file.kind().label() + (Boolean.TRUE.equals(file.pie()) ? ", PIE" : "") + machine);
        if (file.machine() != null) {
            row("interpreter", file.interpreter() == null ? "none" : Printable.name(file.interpreter()));
            row("needed", file.needed().isEmpty() ? "none" : names(file.needed()));
            libc(file.libc());
            GoBuild go = file.floors().go();
            if (go != null) {
                row("go", go.words());
            }
            if (file.hazardSearch() == null) {
                row("hazards", HazardWords.search(file));
            }
        } else if (file.interpreter() != null) {
            row("interpreter", Printable.name(file.interpreter()));
        }
        privileges(file.privileges());
        dlopen(file.dlopen());
        String stripped = file.stripped() == null ? "" : file.stripped() ? ", stripped" : ", not stripped";
        row("size", Page.grouped(file.size()) + " bytes" + stripped);
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
    private void hardening(List<Fact> facts) {
        title(page, "hardening");
        List<Fact> wide = new ArrayList<>();
        List<Fact> slim = new ArrayList<>();
        for (Fact fact : facts) {
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
        for (Fact fact : wide) {
            fact(FIRST, fact);
            page.end();
        }
    }

    private void fact(int column, Fact fact) {
        page.to(column).cell(fact.name(), column + FACT);
        boolean silent = fact.words().startsWith("unknown") || fact.words().startsWith("not applicable");
        page.flow(silent ? Ink.DIM : Ink.NONE, fact.words());
    }

    private void row(String name, String value) {
        page.to(ROW).cell(name, VALUE).flow(value).end();
    }

    private static String names(List<String> names) {
        String shown = names.stream().limit(NAMES).map(Printable::name).collect(Collectors.joining(", "));
        return names.size() > NAMES ? shown + " and " + (names.size() - NAMES) + " more" : shown;
    }

    static void title(Page page, String title) {
        page.end().to(ROW).put(Ink.BOLD, title).end();
    }
}
