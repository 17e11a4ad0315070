package dev.freestand.core.text;

import dev.freestand.core.facts.PageSizes;
import java.util.List;

/** With which page sizes a file can be loaded, in words. */
public final class PageSizeText {

    private static final int KIB = 1024;

    private PageSizeText() {}

    /** Such as {@code pages of 4 KiB only: kernels with pages of 16 or 64 KiB cannot load it, since ...}. */
    public static String of(PageSizes pages) {
        if (pages.refuses().isEmpty()) {
            return "pages of " + list(pages.loads(), " and ") + " KiB: all that kernels for this machine have";
        }
        String refused = list(pages.refuses(), " or ") + " KiB";
        String reason = pages.reason() == null ? "" : ": " + pages.reason();
        return pages.loads().isEmpty()
                ? "no kernel for this machine (pages of " + refused + ") can load it" + reason
                : "pages of " + list(pages.loads(), " and ") + " KiB only; a kernel with pages of " + refused
                        + " cannot load it" + reason;
    }

    private static String list(List<Integer> sizes, String last) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sizes.size(); i++) {
            text.append(i == 0 ? "" : i == sizes.size() - 1 ? last : ", ").append(sizes.get(i) / KIB);
        }
        return text.toString();
    }
}
