package dev.freestand.verifier.witness;

import dev.freestand.verifier.process.ProcessNotStartedException;
import dev.freestand.verifier.proof.Testimony;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Asks file(1), which reads the file's bytes and never runs it. */
final class FileWitness implements Witness {

    private static final String TOOL = "file";
    private static final Pattern VERSION = Pattern.compile("\\Afile-(\\d[\\w.]*)");

    private final Asker asker;

    FileWitness(Asker asker) {
        this.asker = asker;
    }

    @Override
    public Testimony testify(Subject subject) {
        Optional<String> banner = asker.banner(List.of(TOOL, "--version"));
        if (banner.isEmpty()) {
            return new Testimony(TOOL, null, "absent", "there is no file(1) on this host: install the package file");
        }
        try {
            Answer answer = asker.ask(
                    List.of(TOOL, "-L", "-b", "--", subject.file().toString()), Asker.version(banner.get(), VERSION));
            return answer.testimony(TOOL, says(answer.text()));
        } catch (ProcessNotStartedException e) {
            return new Testimony(TOOL, null, "absent", String.valueOf(e.getMessage()));
        }
    }

    /**
     * What its sentence means. The words stand between commas; those of a path in it that look alike make it ambiguous,
     * and so unknown. {@code shared object} and {@code pie executable} say nothing on linkage.
     */
    static String says(String text) {
        if (!text.startsWith("ELF ")) {
            return "unknown";
        }
        boolean none = false;
        boolean some = false;
        for (String part : text.split(",", -1)) {
            String words = part.strip();
            none |= words.startsWith("statically linked") || words.startsWith("static-pie linked");
            some |= words.startsWith("dynamically linked");
        }
        if (none == some) {
            return "unknown";
        }
        return none ? "static" : "dynamic";
    }
}
