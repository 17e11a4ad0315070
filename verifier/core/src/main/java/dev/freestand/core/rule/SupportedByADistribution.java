package dev.freestand.core.rule;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.Floors;
import dev.freestand.core.facts.ReleaseSupport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** FS404: where a file runs is predicted from its floors. */
final class SupportedByADistribution implements LoadedFileRule {

    @Override
    public String id() {
        return "FS404";
    }

    @Override
    public String title() {
        return "Supported by a known distribution";
    }

    @Override
    public String why() {
        return "If no release meets a file's floors, it runs on no unmodified distribution. If only the newest"
                + " releases meet them, it runs for few users.";
    }

    @Override
    public String evidence() {
        return "The operating system, the machine and the loader, then the C library and the floors of GLIBC,"
                + " GLIBCXX, CXXABI and GCC, or the kernel floor of a static file, and the processor level, against a"
                + " table of releases. Only versions are compared: libraries may still have to be installed.";
    }

    @Override
    public String fix() {
        return "Build on the oldest distribution that you support, or link statically.";
    }

    @Override
    public String specification() {
        return "https://sourceware.org/glibc/wiki/Glibc%20Timeline";
    }

    @Override
    public RuleResult evaluateLoaded(FileReport file) {
        Floors floors = file.floors();
        if (floors.noRelease() != null) {
            return RuleResult.warn("no release is named: " + floors.noRelease());
        }
        List<ReleaseSupport> all = floors.runsOn();
        if (all.isEmpty()) {
            return RuleResult.notKnown("the C library is not known");
        }
        String since = all.stream()
                .filter(one -> one.since() != null)
                .map(one -> one.distribution() + " " + one.since())
                .collect(Collectors.joining(", "));
        return since.isEmpty()
                ? RuleResult.warn("no release that is known here meets every floor: "
                        + all.get(0).reason())
                : RuleResult.pass("since " + since + provisos(all));
    }

    /** What has to hold besides, a line each with the distributions it is said of. */
    private static String provisos(List<ReleaseSupport> all) {
        Map<String, List<String>> said = new LinkedHashMap<>();
        for (ReleaseSupport one : all) {
            for (String proviso : one.provisos()) {
                said.computeIfAbsent(proviso, text -> new ArrayList<>()).add(one.distribution());
            }
        }
        return said.entrySet().stream()
                .map(entry -> "\n" + entry.getKey() + " (" + String.join(", ", entry.getValue()) + ")")
                .collect(Collectors.joining());
    }
}
