package dev.freestand.core.rule;

import java.util.ArrayList;
import java.util.List;

/** All rules that read a single file. */
public final class FileRules {

    private static final List<FileRule> OTHERS = List.of(
            new WitnessesAgree(),
            new StackNotExecutable(),
            new ReadOnlyRelocations(),
            new NoWritableCode(),
            new NoTextRelocations(),
            new PositionIndependentExecutable(),
            new SafeSearchPaths(),
            new StackCanary(),
            new FortifySourceUsed(),
            new BranchProtectionMarked(),
            new BuildIdPresent(),
            new CodeSegmentsSeparate(),
            new NoProgramBehindImage(),
            new SymbolVersionsPublic(),
            new OldestKernelStated(),
            new EveryProcessorSupported(),
            new SupportedByADistribution(),
            new EveryPageSizeSupported());

    private FileRules() {}

    /** Every rule that reads a single file, in no order. */
    public static List<FileRule> all() {
        List<FileRule> all = new ArrayList<>(OTHERS);
        all.addAll(HazardRule.ALL);
        return List.copyOf(all);
    }
}
