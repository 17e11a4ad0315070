package dev.freestand.verifier.rule;

import dev.freestand.core.rule.RuleResult;
import dev.freestand.verifier.proof.OpenedPath;
import dev.freestand.verifier.proof.Trace;
import java.util.LinkedHashSet;
import java.util.Set;

/** FS310: a static file touches nothing of its host but what it is given. */
final class OpensOnlyItsOwn implements Rule {

    /** Paths named in a message; the report has all of them. */
    private static final int SHOWN = 8;

    @Override
    public String id() {
        return "FS310";
    }

    @Override
    public String title() {
        return "No host files opened at run time";
    }

    @Override
    public String why() {
        return "Whatever else a program opens, or looks for, is the host's: where it is missing or different, the program"
                + " behaves differently, and no list of symbols tells of it.";
    }

    @Override
    public String evidence() {
        return "Every path in the system calls of each behaviour, as strace saw them, less its arguments, the file itself"
                + " and its working folder. Less, too, what a static glibc asks for by itself, each once: /proc/self/exe before"
                + " main, and /proc/self/maps where the bounds of the stack are asked for, as Rust's runtime does before main."
                + " It holds for the behaviours that were run, and for no others.";
    }

    @Override
    public String fix() {
        return "The report lists the paths. Build what is read into the program, or make it an argument; a path that may be"
                + " missing without harm can be waived with that reason.";
    }

    @Override
    public String specification() {
        return "https://man7.org/linux/man-pages/man1/strace.1.html";
    }

    @Override
    public boolean readsRuns() {
        return true;
    }

    @Override
    public RuleResult evaluate(RuleInput evidence) {
        return TraceRules.judge(evidence, runs -> {
            Set<String> foreign = new LinkedHashSet<>();
            Set<String> startUp = new LinkedHashSet<>();
            for (Trace trace : runs.traces()) {
                for (OpenedPath path : trace.opened()) {
                    if (path.startUp() != null) {
                        startUp.add(path.path() + " (" + path.startUp() + ")");
                    } else if (!path.own()) {
                        foreign.add(path.path() + " (" + path.call() + (path.error() == null ? "" : ", " + path.error())
                                + ")");
                    }
                }
            }
            if (foreign.isEmpty()) {
                String beside =
                        startUp.isEmpty() ? "" : "; the C library asks by itself for " + String.join(", ", startUp);
                return RuleResult.pass("nothing, in " + runs.traces().size() + " behaviours" + beside);
            }
            String more = foreign.size() > SHOWN ? " and " + (foreign.size() - SHOWN) + " more" : "";
            return RuleResult.warn("it asks for "
                    + String.join(", ", foreign.stream().limit(SHOWN).toList()) + more);
        });
    }
}
