package dev.freestand.verifier.rule;

import dev.freestand.core.rule.RuleResult;
import dev.freestand.verifier.proof.MappedFile;
import java.util.List;

/** FS311: no shared object comes into a static file's memory while it runs. */
final class MapsNoLibrary implements Rule {

    @Override
    public String id() {
        return "FS311";
    }

    @Override
    public String title() {
        return "No shared objects mapped at run time";
    }

    @Override
    public String why() {
        return "A static file that loads a library at run time is as dependent on its host as a dynamic one, and crashes"
                + " where the host's C library is another than its own.";
    }

    @Override
    public String evidence() {
        return "Every mmap of a file with PROT_EXEC in each behaviour, as strace saw them. It holds for the behaviours that"
                + " were run, and for no others.";
    }

    @Override
    public String fix() {
        return "Look for NSS, dlopen and iconv (FS301 to FS304), link with musl, or avoid the function.";
    }

    @Override
    public String specification() {
        return "https://man7.org/linux/man-pages/man2/mmap.2.html";
    }

    @Override
    public boolean readsRuns() {
        return true;
    }

    @Override
    public RuleResult evaluate(RuleInput evidence) {
        return TraceRules.judge(evidence, runs -> {
            List<String> libraries = runs.traces().stream()
                    .flatMap(trace -> trace.mapped().stream())
                    .filter(file -> file.role() == MappedFile.Role.LIBRARY || file.role() == MappedFile.Role.LOADER)
                    .map(MappedFile::path)
                    .distinct()
                    .toList();
            return libraries.isEmpty()
                    ? RuleResult.pass("none, in " + runs.traces().size() + " behaviours")
                    : RuleResult.fail("mapped: " + String.join(", ", libraries));
        });
    }
}
