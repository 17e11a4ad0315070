package dev.freestand.verifier.report.text;

import dev.freestand.verifier.size.BinaryDiff;
import dev.freestand.verifier.size.Change;
import dev.freestand.verifier.size.LibraryRoom;
import dev.freestand.verifier.size.MemberRoom;
import dev.freestand.verifier.size.SectionRoom;
import dev.freestand.verifier.size.SizeReport;
import dev.freestand.verifier.size.SymbolRoom;
import dev.freestand.verifier.size.WordChange;
import java.util.List;
import java.util.Locale;

/** What {@code freestand inspect --size} and {@code --diff} print: the largest first, the rest counted. */
public final class SizeText {

    private static final int MOST = 20;
    private static final int MOST_MEMBERS = 5;

    private final StringBuilder out = new StringBuilder();

    private SizeText() {}

    /** One block of lines. */
    public static String print(SizeReport report) {
        SizeText text = new SizeText();
        text.report(report);
        return text.out.toString();
    }

    /** One block of lines. */
    public static String print(BinaryDiff diff) {
        SizeText text = new SizeText();
        text.diff(diff);
        return text.out.toString();
    }

    private void report(SizeReport report) {
        line(report.path() + ": " + report.size() + " bytes");
        Long saved = report.saved();
        if (saved != null) {
            line(String.format(
                    Locale.ROOT, "  stripping saved %d bytes (%s: %d)", saved, report.twin(), report.twinSize()));
        }
        line("  sections:       in file   in memory");
        for (SectionRoom section : head(report.sections(), MOST)) {
            line(String.format(Locale.ROOT, "    %11d %11d  %s", section.file(), section.memory(), section.name()));
        }
        rest(report.sections(), MOST);
        line(String.format(Locale.ROOT, "    %11d %11s  in no section", report.other(), ""));
        List<SymbolRoom> symbols = report.symbols();
        if (symbols != null) {
            line("  symbols:");
            head(symbols, MOST).forEach(symbol -> line(amount(symbol.bytes()) + symbol.name()));
            rest(symbols, MOST);
        }
        List<LibraryRoom> libraries = report.libraries();
        if (libraries != null) {
            line("  libraries and object files:");
            head(libraries, MOST).forEach(this::library);
            rest(libraries, MOST);
        }
        report.problems().forEach(problem -> line("  INCOMPLETE: " + problem));
    }

    private void library(LibraryRoom library) {
        line(String.format(Locale.ROOT, "    %11d %11d  %s", library.file(), library.memory(), library.name()));
        if (library.members().size() > 1) {
            for (MemberRoom member : head(library.members(), MOST_MEMBERS)) {
                line(String.format(Locale.ROOT, "    %11d %11d    %s", member.file(), member.memory(), member.name()));
            }
            rest(library.members(), MOST_MEMBERS);
        }
    }

    private void diff(BinaryDiff diff) {
        line(diff.before() + " -> " + diff.after());
        if (diff.identical()) {
            line("  the same bytes");
        }
        line("  size " + change(diff.size()));
        diff.neededAdded().forEach(name -> line("  needs now " + name));
        diff.neededRemoved().forEach(name -> line("  needs no longer " + name));
        for (WordChange fact : diff.facts()) {
            line("  " + fact.name() + ": " + word(fact.before()) + " -> " + word(fact.after()));
        }
        changes("sections", diff.sections());
        if (diff.symbols() == null) {
            line("  symbols were not compared: one of the files has no symbol table and no twin beside it");
        } else {
            changes("symbols", diff.symbols());
        }
        diff.problems().forEach(problem -> line("  INCOMPLETE: " + problem));
    }

    private void changes(String title, List<Change> changes) {
        line("  " + title + (changes.isEmpty() ? ": no change" : ":"));
        head(changes, MOST).forEach(one -> line("    " + change(one) + "  " + one.name()));
        rest(changes, MOST);
    }

    private static String change(Change change) {
        return String.format(Locale.ROOT, "%+d (%d -> %d)", change.delta(), change.before(), change.after());
    }

    private static String word(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "none" : value;
    }

    private static String amount(long bytes) {
        return String.format(Locale.ROOT, "    %11d  ", bytes);
    }

    private static <T> List<T> head(List<T> all, int most) {
        return all.subList(0, Math.min(most, all.size()));
    }

    private void rest(List<?> all, int most) {
        if (all.size() > most) {
            line("                 and " + (all.size() - most) + " more");
        }
    }

    private void line(String text) {
        out.append(Printable.of(text).replace('\n', ' ')).append('\n');
    }
}
