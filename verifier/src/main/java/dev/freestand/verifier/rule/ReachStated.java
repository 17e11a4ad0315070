package dev.freestand.verifier.rule;

import dev.freestand.verifier.proof.RunsOn;
import java.util.List;
import java.util.stream.Collectors;

/** FS404: where a dynamic file runs is foretold from its floors. */
final class ReachStated implements Rule {

    @Override
    public String id() {
        return "FS404";
    }

    @Override
    public String title() {
        return "Some known distribution meets every floor";
    }

    @Override
    public String why() {
        return "A file that no release meets cannot be run by anybody, and one that only the newest meet by few.";
    }

    @Override
    public String evidence() {
        return "The floors of GLIBC and GLIBCXX and the C library, against a table of releases"
                + " (releases.yaml). Versions alone: libraries may still have to be installed.";
    }

    @Override
    public String fix() {
        return "Build on the oldest distribution that must be served, or link statically.";
    }

    @Override
    public String specification() {
        return "https://sourceware.org/glibc/wiki/Glibc%20Timeline";
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        if (!Programs.runnable(evidence.file())) {
            return Finding.notApplicable(Programs.OTHER);
        }

        List<RunsOn> all = evidence.file().floors().runsOn();
        if (all.isEmpty()) {
            return Finding.notKnown("the C library is not known");
        }
        String since = all.stream()
                .filter(one -> one.since() != null)
                .map(one -> one.distribution() + " " + one.since())
                .collect(Collectors.joining(", "));
        return since.isEmpty()
                ? Finding.warn("no release that is known here meets every floor: "
                        + all.get(0).reason())
                : Finding.pass("since " + since);
    }
}
