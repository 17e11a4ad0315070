package dev.freestand.verifier.witness;

import dev.freestand.core.facts.ToolAnswer;
import dev.freestand.core.facts.ToolStatement;
import java.util.List;
import java.util.regex.Pattern;

/** Asks file(1), which reads the file's bytes and never runs it. */
final class FileWitness implements Witness {

    private static final String TOOL = "file";
    static final Pattern VERSION = Pattern.compile("\\Afile-(\\d[\\w.]*)");

    /** In the order in which file(1) names them. */
    private static final List<String> MODE_BITS = List.of("setuid", "setgid", "sticky");

    private final ToolRunner asker;

    FileWitness(ToolRunner asker) {
        this.asker = asker;
    }

    @Override
    public ToolStatement testify(WitnessSubject subject) {
        return asker.statement(
                subject.file(),
                List.of(TOOL, "-L", "-b", "--"),
                VERSION,
                "file",
                answer -> answer.testimony(TOOL, says(answer.text())));
    }

    /**
     * What its sentence means. The words stand between commas; those of a path in it that look alike make it ambiguous,
     * and so unknown. {@code shared object} and {@code pie executable} say nothing on linkage. Before the sentence stand
     * the bits of the file's mode that are out of the ordinary, such as {@code setuid, setgid ELF}.
     */
    static ToolAnswer says(String text) {
        if (!withoutMode(text).startsWith("ELF ")) {
            return ToolAnswer.UNKNOWN;
        }
        boolean none = false;
        boolean some = false;
        for (String part : text.split(",", -1)) {
            String words = part.strip();
            none |= words.startsWith("statically linked") || words.startsWith("static-pie linked");
            some |= words.startsWith("dynamically linked");
        }
        if (none == some) {
            return ToolAnswer.UNKNOWN;
        }
        return none ? ToolAnswer.STATIC : ToolAnswer.DYNAMIC;
    }

    private static String withoutMode(String text) {
        String rest = text;
        for (String bit : MODE_BITS) {
            for (String end : List.of(", ", " ")) {
                rest = rest.startsWith(bit + end) ? rest.substring(bit.length() + end.length()) : rest;
            }
        }
        return rest;
    }
}
