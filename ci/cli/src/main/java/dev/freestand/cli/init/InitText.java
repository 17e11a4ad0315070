package dev.freestand.cli.init;

import dev.freestand.core.text.ColourMode;
import dev.freestand.core.text.TextPage;
import dev.freestand.core.text.TextStyle;
import dev.freestand.verifier.policy.Content;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What was recognised and recorded, for people to read before they rely on it. */
public final class InitText {

    private static final int NAME = 2;
    private static final int VALUE = 18;
    private static final int MOST_LINES = 12;

    private InitText() {}

    public static String print(InitDraft draft, ColourMode paint) {
        TextPage page = new TextPage(paint);
        page.put(TextStyle.BOLD, draft.recognised()).end();
        draft.plan().notes().forEach(note -> page.to(NAME).flow(note).end());
        page.end().put(TextStyle.BOLD, "variants").end();
        for (PlannedVariant variant : draft.plan().variants()) {
            String left = variant.left();
            page.to(NAME).cell(variant.name(), VALUE);
            if (left == null) {
                page.flow(variant.build().command().isEmpty() ? variant.artifact() : command(variant))
                        .end();
            } else {
                page.put(TextStyle.YELLOW, "a comment only")
                        .put(": ")
                        .flow(YamlText.comment(left))
                        .end();
            }
        }
        page.end().put(TextStyle.BOLD, "behaviours").end();
        BehaviourRecorder.Recording recording = draft.recording();
        if (!recording.behaviours().isEmpty()) {
            page.to(NAME)
                    .put("recorded in " + recording.place() + "; review them: they are required from now on")
                    .end();
        }
        recording.behaviours().forEach(behaviour -> behaviour(page, behaviour));
        if (!recording.problem().isEmpty()) {
            page.to(NAME)
                    .put(TextStyle.YELLOW, recording.behaviours().isEmpty() ? "nothing recorded" : "not recorded")
                    .put(": ");
            page.flow(YamlText.comment(recording.problem())).end();
        }
        return page.toString();
    }

    private static String command(PlannedVariant variant) {
        StringBuilder words = new StringBuilder();
        variant.build()
                .env()
                .forEach((name, value) -> words.append(name)
                        .append('=')
                        .append(YamlText.scalar(value))
                        .append(' '));
        variant.build()
                .command()
                .forEach(word -> words.append(YamlText.scalar(word)).append(' '));
        return words.toString().strip();
    }

    private static void behaviour(TextPage page, RecordedBehaviour behaviour) {
        page.to(NAME)
                .cell(behaviour.args().isEmpty() ? "(no argument)" : String.join(" ", behaviour.args()), VALUE)
                .put("exit " + behaviour.exit());
        Content out = behaviour.stdout();
        if (out == null) {
            page.put("; " + behaviour.note()).end();
            return;
        }
        List<String> lines =
                new String(out.bytes(), StandardCharsets.UTF_8).lines().toList();
        page.put(lines.isEmpty() ? ", nothing on standard output" : ", standard output:")
                .end();
        for (String line : lines.subList(0, Math.min(MOST_LINES, lines.size()))) {
            // No blanks at the end of a line.
            (line.isEmpty() ? page : page.to(VALUE).put(TextStyle.DIM, line)).end();
        }
        if (lines.size() > MOST_LINES) {
            page.to(VALUE)
                    .put("(" + (lines.size() - MOST_LINES) + " more lines, all in the file)")
                    .end();
        }
    }
}
