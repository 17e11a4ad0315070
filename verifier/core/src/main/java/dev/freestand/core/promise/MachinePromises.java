package dev.freestand.core.promise;

import dev.freestand.core.facts.FileReport;
import dev.freestand.core.facts.PageSizes;
import dev.freestand.core.floor.ProcessorLevel;
import dev.freestand.core.rule.RuleResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Promises on the machine: its processor's level, and the size of its kernel's pages. */
final class MachinePromises {

    private static final int KIB = 1024;
    private static final int SMALLEST_PAGE = 4 * KIB;
    private static final int LARGEST_PAGE = 64 * KIB;
    private static final String LEVEL = "x86-64-v";
    private static final String X86_64 = "x86-64";
    private static final String I386 = "i386";

    private MachinePromises() {}

    static RuleResult cpu(FilePromises promises, FileReport file) {
        String highest = Objects.requireNonNull(promises.cpu());
        String machine = file.machine();
        if (!X86_64.equals(machine) && !I386.equals(machine)) {
            return RuleResult.fail("it is for " + (machine == null ? "another machine" : machine) + ", not for x86-64");
        }
        String level = file.isaLevel();
        // Go's levels for i386, softfloat and sse2, are within the baseline of x86-64.
        if (level.startsWith(I386)) {
            return RuleResult.pass(file.floors().cpu());
        }
        if (level.equals(ProcessorLevel.UNKNOWN) || !level.startsWith(LEVEL)) {
            return RuleResult.inconclusive(RuleResult.NOT_KNOWN + file.floors().cpu());
        }
        // Levels of x86-64 compare as their last digit does.
        return level.compareTo(highest) > 0
                ? RuleResult.fail("needs " + file.floors().cpu() + "; compile with -march=" + march(highest)
                        + ", and look for libraries and start files that have a higher mark")
                : RuleResult.pass(file.floors().cpu());
    }

    static RuleResult pageSize(FilePromises promises, FileReport file) {
        int largest = Objects.requireNonNull(promises.pageSize());
        PageSizes pages = file.structure().layout().pages();
        if (pages == null) {
            return onePageSize(largest, file);
        }
        List<Integer> refused =
                pages.refuses().stream().filter(size -> size <= largest).toList();
        if (!refused.isEmpty()) {
            return RuleResult.fail("kernels with pages of " + list(refused) + " cannot load it"
                    + (pages.reason() == null ? "" : ": " + pages.reason()) + "; link with -Wl,-z,max-page-size="
                    + largest);
        }
        if (!pages.loads().contains(largest) && !pages.refuses().contains(largest)) {
            return RuleResult.inconclusive(RuleResult.NOT_KNOWN + "no kernel for " + file.machine()
                    + " has pages of that size; promise the largest of " + list(pages.loads()));
        }
        List<Integer> within =
                pages.loads().stream().filter(size -> size <= largest).toList();
        return RuleResult.pass("kernels with pages of " + list(within) + " can load it (PT_LOAD)");
    }

    /** For a machine whose kernels have pages of 4 KiB only: the segments show whether larger ones would fit. */
    private static RuleResult onePageSize(int largest, FileReport file) {
        Integer fits = file.structure().layout().largestPage();
        if (fits == null || file.machine() == null) {
            return RuleResult.inconclusive(RuleResult.NOT_KNOWN + "it has no PT_LOAD segment, or was not read whole");
        }
        String kernels = "kernels of its machine, " + file.machine() + ", have pages of 4 KiB only";
        if (largest <= fits) {
            return RuleResult.pass(
                    largest == SMALLEST_PAGE
                            ? kernels
                            : "pages of up to " + kib(fits) + " fit it (PT_LOAD); " + kernels);
        }
        return largest > LARGEST_PAGE
                ? RuleResult.inconclusive(RuleResult.NOT_KNOWN + kernels + "; promise 4, 16 or 64 KiB")
                : RuleResult.fail("pages of " + kib(largest) + " do not fit its segments (PT_LOAD), "
                        + (fits == 0 ? "and neither do any others" : "which are laid out for " + kib(fits))
                        + "; link with -Wl,-z,max-page-size=" + largest + "; " + kernels + " today");
    }

    /** A number of bytes in KiB, such as {@code 64 KiB}. */
    static String kib(int bytes) {
        return bytes / KIB + " KiB";
    }

    private static String list(List<Integer> sizes) {
        List<String> all = new ArrayList<>();
        sizes.forEach(size -> all.add(kib(size)));
        return String.join(", ", all);
    }

    private static String march(String level) {
        return level.equals("x86-64-v1") ? X86_64 : level;
    }
}
