package dev.freestand.cli.doctor;

import dev.freestand.core.facts.Outcome;
import dev.freestand.core.text.ColourMode;
import dev.freestand.core.text.TextPage;
import dev.freestand.core.text.TextStyle;
import java.util.List;
import java.util.Locale;

/** A report for people: the verdict first, then a line for each thing, and what to do about those that are missing. */
public final class DoctorText {

    private static final int NAME = 2;
    private static final int STATE = 22;
    private static final int FOUND = 32;

    private final TextPage page;

    private DoctorText(ColourMode paint) {
        this.page = new TextPage(paint);
    }

    public static String print(DoctorReport report, ColourMode paint) {
        DoctorText text = new DoctorText(paint);
        text.head(report);
        String group = "";
        for (DoctorFinding finding : report.findings()) {
            if (!finding.group().equals(group)) {
                group = finding.group();
                text.page.end().put(TextStyle.BOLD, group);
                if (group.equals(HostTool.BUILDS)) {
                    text.page.put(": only the tools that your project uses are needed");
                }
                text.page.end();
            }
            text.line(finding);
        }
        return text.page.toString();
    }

    private void head(DoctorReport report) {
        List<DoctorFinding> inTheWay =
                report.findings().stream().filter(DoctorFinding::inTheWay).toList();
        Outcome verdict = report.verdict();
        page.put(TextStyle.of(verdict), verdict.name()).put("  ");
        page.put(
                inTheWay.isEmpty()
                        ? "everything that freestand verify needs is available"
                        : inTheWay.size() == 1
                                ? "one requirement of freestand verify is not met: "
                                        + inTheWay.get(0).name()
                                : inTheWay.size() + " requirements of freestand verify are not met");
        page.end();
        String installer = report.installer();
        page.put(report.system())
                .put(installer == null ? "; unknown package manager" : "; packages by " + installer)
                .end();
    }

    private void line(DoctorFinding finding) {
        boolean good = finding.state() == FindingState.READY;
        TextStyle style = finding.state() == FindingState.UNUSED
                ? TextStyle.DIM
                : good ? TextStyle.GREEN : finding.needed() ? TextStyle.MAGENTA : TextStyle.YELLOW;
        String word = finding.state().word();
        page.to(NAME).cell(finding.name(), STATE);
        page.put(style, good || !finding.needed() ? word : word.toUpperCase(Locale.ROOT))
                .to(FOUND);
        if (!good && finding.group().equals(HostTool.BUILDS)) {
            // Which of them are missed is known to the project alone.
            page.put(String.valueOf(finding.fix())).end();
            return;
        }
        page.flow(finding.found()).end();
        if (finding.absence() != null) {
            page.to(FOUND)
                    .flow((finding.needed() ? "needed; " : "") + "without it: " + finding.absence())
                    .end();
        }
        if (finding.fix() != null) {
            // Not broken into lines: it is to be copied.
            page.to(FOUND).put(TextStyle.BOLD, finding.fix()).end();
        }
    }
}
