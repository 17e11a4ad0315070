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
            "glibc",
            PolicyRule.PROMISED_GLIBC,
            promises ->
                    promises.glibc() == null ? null : "<= " + promises.glibc().text(),
            VersionPromises::glibc),
    LIBSTDCXX(
            "libstdcxx",
            PolicyRule.PROMISED_LIBSTDCXX,
            promises -> promises.libstdcxx() == null
                    ? null
                    : "<= " + promises.libstdcxx().text(),
            VersionPromises::libstdcxx),
    NEEDED(
            "needed",
            PolicyRule.PROMISED_LIBRARIES,
            promises -> promises.needed() == null ? null : LinkingPromises.list(promises.needed()),
            LinkingPromises::needed),
    INTERPRETER(
            "interpreter",
            PolicyRule.PROMISED_INTERPRETER,
            promises -> promises.interpreter() == null ? null : promises.interpreter(),
            LinkingPromises::interpreter),
    KERNEL(
            "kernel",
            PolicyRule.PROMISED_KERNEL,
            promises ->
                    promises.kernel() == null ? null : ">= " + promises.kernel().text(),
            VersionPromises::kernel),
    CPU(
            "cpu",
            PolicyRule.PROMISED_PROCESSOR,
            promises -> promises.cpu() == null ? null : promises.cpu(),
            MachinePromises::cpu),
    PAGE_SIZE(
            "pageSize",
            PolicyRule.PROMISED_PAGE_SIZE,
            promises -> promises.pageSize() == null ? null : MachinePromises.kib(promises.pageSize()),
            MachinePromises::pageSize),
    RPATH(
            "rpath",
            PolicyRule.PROMISED_SEARCH_PATHS,
            promises -> promises.rpath() == null ? null : promises.rpath(),
            LinkingPromises::rpath);

    private final String key;
    private final PolicyRule rule;
    private final Function<FilePromises, @Nullable String> words;
    private final BiFunction<FilePromises, FileReport, RuleResult> judgement;

    /**
     * A promise.
     *
     * @param words what is promised, behind the key; null where nothing is
     */
    FilePromise(
            String key,
            PolicyRule rule,
            Function<FilePromises, @Nullable String> words,
            BiFunction<FilePromises, FileReport, RuleResult> judgement) {
        this.key = key;
        this.rule = rule;
        this.words = words;
        this.judgement = judgement;
    }

    /** Its key in {@code freestand.yaml}, with which every message on it begins. */
    public String key() {
        return key;
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
        return new RuleResult(found.outcome(), key + " " + promise + ": " + found.message());
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
