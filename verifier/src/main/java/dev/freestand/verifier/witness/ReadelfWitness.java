package dev.freestand.verifier.witness;

import dev.freestand.core.facts.ToolAnswer;
import dev.freestand.core.facts.ToolStatement;
import dev.freestand.verifier.process.ProcessNotStartedException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Asks {@code readelf -l -d} for program headers and the dynamic section. The one optional witness: where it is missing
 * it was not asked, and nothing is less sure for it, since {@code ldd} and {@code file} are asked anyway.
 */
final class ReadelfWitness implements Witness {

    private static final String TOOL = "readelf";
    static final Pattern VERSION = Pattern.compile("\\AGNU readelf \\(.*\\) (\\d[\\w.]*)");

    private static final Pattern INTERPRETER = Pattern.compile("(?m)^ {2}INTERP +0x[0-9a-f]+ ");
    private static final Pattern NEEDED = Pattern.compile("(?m)^ 0x[0-9a-f]+ \\(NEEDED\\) +Shared library: \\[");
    private static final Pattern LOADED = Pattern.compile("(?m)^ {2}LOAD +0x[0-9a-f]+ ");
    private static final Pattern COMPLAINT = Pattern.compile("(?m)^readelf: (Warning|Error): ");

    private final ToolRunner asker;

    ReadelfWitness(ToolRunner asker) {
        this.asker = asker;
    }

    @Override
    public ToolStatement testify(WitnessSubject subject) {
        if (!subject.program()) {
            return notAsked(subject.otherThanProgram());
        }
        Optional<String> banner = asker.banner(List.of(TOOL, "--version"));
        String version = banner.isEmpty() ? null : ToolRunner.version(banner.get(), VERSION);
        if (version == null) {
            return notAsked("there is no GNU readelf on this host (package binutils); it is optional");
        }
        try {
            ToolOutput answer = asker.ask(subject.file(), List.of(TOOL, "-W", "-l", "-d", "--"), version);
            return answer.testimony(TOOL, says(answer.text()));
        } catch (ProcessNotStartedException e) {
            return notAsked(String.valueOf(e.getMessage()));
        }
    }

    /**
     * What its tables mean. A row of INTERP or NEEDED is enough for {@code dynamic}; {@code static} takes program
     * headers with something to load, neither row, and no complaint, since a row that could not be read is not shown.
     */
    static ToolAnswer says(String text) {
        if (INTERPRETER.matcher(text).find() || NEEDED.matcher(text).find()) {
            return ToolAnswer.DYNAMIC;
        }
        boolean whole = LOADED.matcher(text).find() && !COMPLAINT.matcher(text).find();
        return whole ? ToolAnswer.STATIC : ToolAnswer.UNKNOWN;
    }

    private static ToolStatement notAsked(String why) {
        return new ToolStatement(TOOL, null, ToolAnswer.NOT_ASKED, "not asked: " + why);
    }
}
