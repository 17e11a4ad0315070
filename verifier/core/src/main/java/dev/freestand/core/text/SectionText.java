package dev.freestand.core.text;

import dev.freestand.core.facts.SectionSize;
import dev.freestand.core.name.EscapedText;
import java.util.List;

/** The sections of one file, largest first. */
final class SectionText {

    private static final int LARGEST = 8;
    private static final int NUMBER_END = 18;

    /** A hostile file can have 65,535 of them. */
    private static final int MOST = 4096;

    private SectionText() {}

    static void put(TextPage page, List<SectionSize> sections, boolean whole) {
        InspectText.title(page, "sections, largest first");
        List<SectionSize> sorted = sections.stream()
                .sorted((left, right) -> Long.compareUnsigned(right.size(), left.size()))
                .toList();
        int shown = Math.min(sorted.size(), whole ? MOST : LARGEST);
        for (SectionSize section : sorted.subList(0, shown)) {
            page.number(section.size(), NUMBER_END).to(NUMBER_END + 2);
            page.flow(EscapedText.name(section.name())).end();
        }
        if (sorted.size() > shown) {
            String how = whole ? "" : " (-v shows them)";
            page.to(NUMBER_END + 2)
                    .put(TextStyle.DIM, "and " + (sorted.size() - shown) + " smaller" + how)
                    .end();
        }
    }
}
