package dev.freestand.core.text;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.size.BinaryDiff;
import dev.freestand.core.size.LibraryUsage;
import dev.freestand.core.size.MemberUsage;
import dev.freestand.core.size.SectionUsage;
import dev.freestand.core.size.SizeChange;
import dev.freestand.core.size.SizeReport;
import dev.freestand.core.size.SymbolUsage;
import dev.freestand.core.size.TextChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code freestand inspect --size} and {@code --diff} print: the largest first, the rest counted. */
public final class SizeText {

    private static final int MOST = 20;
    private static final int MOST_MEMBERS = 5;

    /** Where the numbers of a row end, and where its name begins. */
    private static final int FILE = 20;

    private static final int MEMORY = 34;
    private static final int NAME = 36;

    private final TextPage page;

    private SizeText(TextPage page) {
        this.page = page;
    }

    /** The table of sizes, as a terminal shows it. */
    public static String print(SizeReport report, ColourMode paint) {
        TextPage page = new TextPage(paint);
        new SizeText(page).report(report);
        return page.toString();
    }

    /** The table of sizes, as a terminal shows it. */
    public static String print(BinaryDiff diff, ColourMode paint) {
        TextPage page = new TextPage(paint);
        new SizeText(page).diff(diff);
        return page.toString();
    }

    private void report(SizeReport report) {
        page.put(TextStyle.BOLD, report.path()).put(": " + bytes(report.size())).end();
        Long saved = report.saved();
        if (saved != null) {
            line("stripping saved " + TextPage.grouped(saved) + " bytes (" + report.twin() + ": "
                    + TextPage.grouped(saved + report.size()) + ")");
        }
        page.to(2).put(TextStyle.BOLD, "sections:");
        page.to(FILE - 7)
                .put(TextStyle.DIM, "in file")
                .to(MEMORY - 9)
                .put(TextStyle.DIM, "in memory")
                .end();
        for (SectionUsage section : head(report.sections(), MOST)) {
            row(section.file(), section.memory(), section.name());
        }
        rest(report.sections(), MOST);
        page.number(report.other(), FILE).to(NAME).put("in no section").end();
        List<SymbolUsage> symbols = report.symbols();
        if (symbols != null) {
            title("symbols:");
            for (SymbolUsage symbol : head(symbols, MOST)) {
                page.number(symbol.bytes(), FILE).put("  " + symbol.name()).end();
            }
            rest(symbols, MOST);
        }
        List<LibraryUsage> libraries = report.libraries();
        if (libraries != null) {
            title("libraries and object files:");
            head(libraries, MOST).forEach(this::library);
            rest(libraries, MOST);
        }
        report.problems().forEach(this::problem);
    }

    private void library(LibraryUsage library) {
        row(library.file(), library.memory(), library.name());
        if (library.members().size() > 1) {
            for (MemberUsage member : head(library.members(), MOST_MEMBERS)) {
                row(member.file(), member.memory(), "  " + member.name());
            }
            rest(library.members(), MOST_MEMBERS);
        }
    }

    private void diff(BinaryDiff diff) {
        page.put(TextStyle.BOLD, diff.before() + " -> " + diff.after()).end();
        if (diff.identical()) {
            line("the same bytes");
        }
        line("size " + change(diff.size()));
        diff.neededAdded().forEach(name -> line("needs now " + name));
        diff.neededRemoved().forEach(name -> line("needs no longer " + name));
        for (TextChange fact : diff.facts()) {
            line(fact.name() + ": " + word(fact.before()) + " -> " + word(fact.after()));
        }
        changes("sections", diff.sections());
        if (diff.symbols() == null) {
            line(
                    "symbols were not compared: one of the files has no symbol table and no separate debug file beside it");
        } else {
            changes("symbols", diff.symbols());
        }
        diff.problems().forEach(this::problem);
    }

    private void changes(String title, List<SizeChange> changes) {
        title(title + (changes.isEmpty() ? ": no change" : ":"));
        for (SizeChange one : head(changes, MOST)) {
            page.to(4).put(change(one) + "  " + one.name()).end();
        }
        rest(changes, MOST);
    }

    private static String change(SizeChange change) {
        long delta = change.delta();
        return (delta < 0 ? "" : "+") + TextPage.grouped(delta) + " (" + TextPage.grouped(change.before()) + " -> "
                + TextPage.grouped(change.after()) + ")";
    }

    private static String word(@Nullable String value) {
        return value == null ? "none" : value;
    }

    private static String bytes(long size) {
        return TextPage.grouped(size) + " bytes";
    }

    private void row(long file, long memory, String name) {
        page.number(file, FILE).number(memory, MEMORY).to(NAME).put(name).end();
    }

    private void problem(String problem) {
        page.to(2)
                .put(TextStyle.of(Outcome.INCONCLUSIVE), "INCOMPLETE")
                .put(": " + problem)
                .end();
    }

    private void title(String title) {
        page.to(2).put(TextStyle.BOLD, title).end();
    }

    private static <T> List<T> head(List<T> all, int most) {
        return all.subList(0, Math.min(most, all.size()));
    }

    private void rest(List<?> all, int most) {
        if (all.size() > most) {
            page.to(FILE + 2)
                    .put(TextStyle.DIM, "and " + (all.size() - most) + " more")
                    .end();
        }
    }

    private void line(String text) {
        page.to(2).put(text).end();
    }
}
