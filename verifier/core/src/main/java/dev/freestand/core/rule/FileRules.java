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
            new PositionIndependent(),
            new SafeSearchPaths(),
            new StackCanary(),
            new Fortified(),
            new BranchesProtected(),
            new BuildIdPresent(),
            new CodeSegmentsSeparate(),
            new PayloadNamed(),
            new LibraryFloors(),
            new KernelFloor(),
            new ProcessorFloor(),
            new SupportedByADistribution(),
            new EveryPageSize());

    private FileRules() {}

    /** Every rule that reads a single file, in no order. */
    public static List<FileRule> all() {
        List<FileRule> all = new ArrayList<>(OTHERS);
        all.addAll(HazardRule.ALL);
        return List.copyOf(all);
    }
}
