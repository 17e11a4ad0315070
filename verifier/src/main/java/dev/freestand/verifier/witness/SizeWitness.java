package dev.freestand.verifier.witness;

import dev.freestand.verifier.elf.ElfConstants;
import dev.freestand.verifier.elf.Section;
import dev.freestand.verifier.process.ProcessNotStartedException;
import dev.freestand.verifier.proof.Testimony;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks {@code size -A} for section sizes and compares them with those read here. */
final class SizeWitness implements Witness {

    private static final String TOOL = "size";
    private static final Pattern VERSION = Pattern.compile("\\AGNU size \\(.*\\) (\\d[\\w.]*)");
    private static final Pattern ROW = Pattern.compile("(.+?)\\s+(\\d+)\\s+(\\d+)");

    private final Asker asker;

    SizeWitness(Asker asker) {
        this.asker = asker;
    }

    @Override
    public Testimony testify(Subject subject) {
        Optional<String> banner = asker.banner(List.of(TOOL, "--version"));
        if (banner.isEmpty()) {
            return new Testimony(
                    TOOL, null, "absent", "there is no size(1) on this host: install the package binutils");
        }
        try {
            Answer answer = asker.ask(
                    List.of(TOOL, "-A", "-d", "--", subject.file().toString()), Asker.version(banner.get(), VERSION));
            if (!subject.elf().sections().available() || answer.result().exitCode() != 0) {
                return answer.testimony(TOOL, "unknown");
            }
            List<String> differences =
                    differences(subject.elf().sections().all(), answer.result().out());
            String says = differences.isEmpty() ? "agrees" : "disagrees";
            Testimony testimony = answer.testimony(TOOL, says);
            return differences.isEmpty()
                    ? testimony
                    : new Testimony(
                            TOOL,
                            testimony.version(),
                            testimony.says(),
                            testimony.raw() + "\n[differs: " + String.join("; ", differences) + "]");
        } catch (ProcessNotStartedException e) {
            return new Testimony(TOOL, null, "absent", String.valueOf(e.getMessage()));
        }
    }

    /**
     * Rows that no section here matches, and loaded sections that no row matches. Sections that only a linker or a
     * debugger reads (symbol and string tables, relocations of object files) are not in size's list.
     */
    static List<String> differences(List<Section> sections, String text) {
        Map<String, Integer> left = new HashMap<>();
        List<String> differences = new ArrayList<>();
        for (Section section : sections) {
            left.merge(key(section.name(), Long.toUnsignedString(section.size())), 1, Integer::sum);
        }
        for (String line : text.lines().skip(2).toList()) {
            Matcher row = ROW.matcher(line);
            if (!row.matches()) {
                continue;
            }
            String key = key(row.group(1), row.group(2));
            if (left.merge(key, -1, Integer::sum) < 0) {
                differences.add("size has " + key);
            }
        }
        for (Section section : sections) {
            String key = key(section.name(), Long.toUnsignedString(section.size()));
            boolean loaded = (section.flags() & ElfConstants.SHF_ALLOC) != 0;
            if (loaded && left.getOrDefault(key, 0) > 0) {
                left.merge(key, -1, Integer::sum);
                differences.add("size lacks " + key);
            }
        }
        return differences;
    }

    private static String key(String name, String size) {
        return name + " of " + size + " bytes";
    }
}
