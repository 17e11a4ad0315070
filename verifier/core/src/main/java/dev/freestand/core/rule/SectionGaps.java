package dev.freestand.core.rule;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Layout;
import dev.freestand.core.facts.Layout.FileRange;
import org.jspecify.annotations.Nullable;

/** Why sections do not show what a rule asks of them. */
public final class SectionGaps {

    private SectionGaps() {}

    /** Why something that sections would show may be in the file all the same; null where it cannot. */
    public static @Nullable String unknown(FileReport file) {
        Layout layout = file.structure().layout();
        if (!layout.unaccounted().isEmpty()) {
            FileRange first = layout.unaccounted().get(0);
            int others = layout.unaccounted().size() - 1;
            return first.size() + " bytes at 0x" + Long.toHexString(first.offset())
                    + (others == 0 ? "" : ", and " + others + " other parts of the file,") + " are in no section";
        }
        return file.sections().isEmpty() && !layout.withoutTable() ? noSections(file) : null;
    }

    /** Why a file without sections has none. */
    public static String noSections(FileReport file) {
        String problem = file.structure().layout().problem();
        return problem == null ? "there is no section table that can be trusted" : problem;
    }
}
