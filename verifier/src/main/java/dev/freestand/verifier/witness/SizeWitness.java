package dev.freestand.verifier.witness;

import dev.freestand.core.elf.ElfConstants;
import dev.freestand.core.elf.Section;
import dev.freestand.core.elf.Sections;
import dev.freestand.core.facts.ToolAnswer;
import dev.freestand.core.facts.ToolStatement;
import dev.freestand.core.name.EscapedText;
import dev.freestand.core.name.RawText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks {@code size -A} for section sizes and compares them with those read here. */
final class SizeWitness implements Witness {

    private static final String TOOL = "size";
    static final Pattern VERSION = Pattern.compile("\\AGNU size \\(.*\\) (\\d[\\w.]*)");

    private final ToolRunner asker;

    SizeWitness(ToolRunner asker) {
        this.asker = asker;
    }

    @Override
    public ToolStatement testify(WitnessSubject subject) {
        return asker.statement(
                subject.file(),
                List.of(TOOL, "-A", "-d", "--"),
                VERSION,
                "binutils",
                answer -> statement(subject.elf().sections(), answer));
    }

    private static ToolStatement statement(Sections sections, ToolOutput answer) {
        // Of a file that has no section table, size lists nothing: that agrees.
        boolean comparable = sections.available() || sections.absent();
        if (!answer.whole() || !comparable || answer.result().exitCode() != 0) {
            ToolStatement silent = answer.testimony(TOOL, ToolAnswer.UNKNOWN);
            String problem = sections.problem();
            return problem == null ? silent : noted(silent, "sections: " + problem);
        }
        List<String> differences =
                differences(sections.all(), RawText.of(answer.result().stdout()));
        return differences.isEmpty()
                ? answer.testimony(TOOL, ToolAnswer.AGREES)
                : noted(answer.testimony(TOOL, ToolAnswer.DISAGREES), "differs: " + String.join("; ", differences));
    }

    private static ToolStatement noted(ToolStatement statement, String note) {
        return new ToolStatement(TOOL, statement.version(), statement.says(), statement.raw() + "\n[" + note + "]");
    }

    /**
     * Rows that no section here matches, and loaded sections that no row matches. Sections that only a linker or a
     * debugger reads (symbol and string tables, relocations of object files) are not in size's list.
     */
    static List<String> differences(List<Section> sections, String text) {
        Map<String, Integer> left = new HashMap<>();
        List<String> differences = new ArrayList<>();
        String rows = text;
        for (Section section : sections) {
            left.merge(key(section), 1, Integer::sum);
            // A line end in a name would end its row, which nothing else does.
            rows = section.name().indexOf('\n') < 0
                    ? rows
                    : rows.replace(section.name(), EscapedText.name(section.name()));
        }
        for (String line : Arrays.stream(rows.split("\n")).skip(2).toList()) {
            String key = row(line);
            if (key != null && left.merge(key, -1, Integer::sum) < 0) {
                differences.add("size has " + key);
            }
        }
        for (Section section : sections) {
            String key = key(section);
            boolean loaded = (section.flags() & ElfConstants.SHF_ALLOC) != 0;
            if (loaded && left.getOrDefault(key, 0) > 0) {
                left.merge(key, -1, Integer::sum);
                differences.add("size lacks " + key);
            }
        }
        return differences;
    }

    /**
     * Name and size of a row, or null for another line. Read from the right, since a name may hold anything, blanks and
     * numbers too: address, blanks, size, blanks, and what is left is the name.
     */
    private static @Nullable String row(String line) {
        int addressAt = back(line, line.length(), SizeWitness::digit);
        int sizeEnd = back(line, addressAt, SizeWitness::blank);
        int sizeAt = back(line, sizeEnd, SizeWitness::digit);
        int nameEnd = back(line, sizeAt, SizeWitness::blank);
        boolean parts = addressAt < line.length() && sizeEnd < addressAt && sizeAt < sizeEnd && nameEnd < sizeAt;
        return parts ? key(line.substring(0, nameEnd), line.substring(sizeAt, sizeEnd)) : null;
    }

    /** Blanks at a name's end cannot be distinguished from those that follow it in size's list. */
    private static String visible(String name) {
        return name.substring(0, back(name, name.length(), SizeWitness::blank));
    }

    private static int back(String line, int end, IntPredicate wanted) {
        int at = end;
        while (at > 0 && wanted.test(line.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static boolean digit(int character) {
        return character >= '0' && character <= '9';
    }

    private static boolean blank(int character) {
        return character == ' ' || character == '\t';
    }

    private static String key(Section section) {
        String name = section.name().indexOf('\n') < 0 ? section.name() : EscapedText.name(section.name());
        return key(visible(name), Long.toUnsignedString(section.size()));
    }

    private static String key(String name, String size) {
        return name + " of " + size + " bytes";
    }
}
