package dev.freestand.core.promise;

import dev.freestand.core.facts.FileKind;
import dev.freestand.core.facts.FileReport;
import dev.freestand.core.rule.PolicyRule;
import dev.freestand.core.rule.RuleResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Each promise that a file's own evidence keeps or breaks, and how that is judged. */
public enum FilePromise {
    GLIBC(
            PolicyRule.PROMISED_GLIBC,
            promises -> promises.glibc() == null
                    ? null
                    : "glibc <= " + promises.glibc().text(),
            VersionPromises::glibc),
    LIBSTDCXX(
            PolicyRule.PROMISED_LIBSTDCXX,
            promises -> promises.libstdcxx() == null
                    ? null
                    : "libstdcxx <= " + promises.libstdcxx().text(),
            VersionPromises::libstdcxx),
    NEEDED(
            PolicyRule.PROMISED_LIBRARIES,
            promises -> promises.needed() == null ? null : "needed " + LinkingPromises.list(promises.needed()),
            LinkingPromises::needed),
    INTERPRETER(
            PolicyRule.PROMISED_INTERPRETER,
            promises -> promises.interpreter() == null ? null : "interpreter " + promises.interpreter(),
            LinkingPromises::interpreter),
    KERNEL(
            PolicyRule.PROMISED_KERNEL,
            promises -> promises.kernel() == null
                    ? null
                    : "kernel >= " + promises.kernel().text(),
            VersionPromises::kernel),
    CPU(
            PolicyRule.PROMISED_PROCESSOR,
            promises -> promises.cpu() == null ? null : "cpu " + promises.cpu(),
            MachinePromises::cpu),
    PAGE_SIZE(
            PolicyRule.PROMISED_PAGE_SIZE,
            promises -> promises.pageSize() == null ? null : "pageSize " + MachinePromises.kib(promises.pageSize()),
            MachinePromises::pageSize),
    RPATH(
            PolicyRule.PROMISED_SEARCH_PATHS,
            promises -> promises.rpath() == null ? null : "rpath " + promises.rpath(),
            LinkingPromises::rpath);

    private final PolicyRule rule;
    private final Function<FilePromises, @Nullable String> words;
    private final BiFunction<FilePromises, FileReport, RuleResult> judgement;

    FilePromise(
            PolicyRule rule,
            Function<FilePromises, @Nullable String> words,
            BiFunction<FilePromises, FileReport, RuleResult> judgement) {
        this.rule = rule;
        this.words = words;
        this.judgement = judgement;
    }

    /** What the rule that judges it tells of itself. */
    public PolicyRule rule() {
        return rule;
    }

    /** Whether the file keeps the promise. The message begins with the promise and a colon, where there is one. */
    public RuleResult judge(FilePromises promises, FileReport file) {
        String promise = words.apply(promises);
        if (promise == null) {
            return RuleResult.notApplicable("not promised");
        }
        RuleResult found = evidence(promises, file);
        return new RuleResult(found.outcome(), promise + ": " + found.message());
    }

    private RuleResult evidence(FilePromises promises, FileReport file) {
        if (file.error() != null) {
            return RuleResult.inconclusive(RuleResult.NOT_KNOWN + "the file could not be read: "
                    + file.error().message());
        }
        boolean program = file.kind() == FileKind.EXECUTABLE || file.kind() == FileKind.SHARED_LIBRARY;
        if (!program || file.structure().debugCompanion()) {
            return RuleResult.fail("it is neither a program nor a shared library");
        }
        if (file.hardening().unknown()) {
            return RuleResult.inconclusive(RuleResult.NOT_KNOWN + "its dynamic segment could not be read");
        }
        return judgement.apply(promises, file);
    }

    /** The answer to every promise that is made, in the order of the rules. */
    public static List<RuleResult> all(FilePromises promises, FileReport file) {
        List<RuleResult> results = new ArrayList<>();
        for (FilePromise promise : values()) {
            if (promise.words.apply(promises) != null) {
                results.add(promise.judge(promises, file));
            }
        }
        return results;
    }
}
