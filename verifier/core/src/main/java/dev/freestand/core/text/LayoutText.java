package dev.freestand.core.text;

import dev.freestand.core.facts.Layout;
import dev.freestand.core.facts.Layout.FileRange;
import dev.freestand.core.facts.Layout.Payload;
import java.util.List;

/** What is out of the ordinary in how a file's bytes are accounted for; nothing is said of a file where nothing is. */
final class LayoutText {

    private static final int INDENT = 4;
    private static final int MOST = 8;

    private final TextPage page;
    private boolean titled;

    private LayoutText(TextPage page) {
        this.page = page;
    }

    static void put(TextPage page, Layout layout) {
        LayoutText text = new LayoutText(page);
        if (layout.problem() != null) {
            text.line("no sections: " + layout.problem());
        }
        List<FileRange> ranges = layout.unaccounted();
        for (FileRange range : ranges.subList(0, Math.min(MOST, ranges.size()))) {
            text.line(bytes(range.size()) + " at " + hex(range.offset()) + " are in no section and are not loaded");
        }
        if (ranges.size() > MOST) {
            text.line("and " + (ranges.size() - MOST) + " other parts");
        }
        Payload behind = layout.behind();
        if (behind != null) {
            String holds = behind.holds().isEmpty() ? "" : ", which hold " + String.join("; ", behind.holds());
            text.line(bytes(behind.size()) + " behind the image, from " + hex(behind.offset()) + " on" + holds);
        }
        layout.notes().forEach(where -> text.line("notes were read from " + where));
        if (layout.notesProblem() != null) {
            text.line("some notes could not be read: " + layout.notesProblem());
        }
        layout.leniencies().forEach(text::line);
    }

    private void line(String words) {
        if (!titled) {
            InspectText.title(page, "layout: what is out of the ordinary in the file");
            titled = true;
        }
        page.to(INDENT).flow(words).end();
    }

    private static String bytes(long size) {
        return TextPage.grouped(size) + (size == 1 ? " byte" : " bytes");
    }

    private static String hex(long offset) {
        return "0x" + Long.toHexString(offset);
    }
}
