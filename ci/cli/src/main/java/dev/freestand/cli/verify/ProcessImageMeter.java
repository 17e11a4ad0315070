package dev.freestand.cli.verify;

import dev.freestand.containers.cost.SmapsPair;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.core.elf.read.RelocationCounts;
import dev.freestand.core.elf.search.BytePatternMatcher;
import dev.freestand.core.elf.search.PatternMatches;
import dev.freestand.core.facts.FileReport;
import dev.freestand.verifier.file.FileSource;
import dev.freestand.verifier.policy.ResidentCommand;
import dev.freestand.verifier.process.HostMachine;
import dev.freestand.verifier.proof.ProcessImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out how a process of a variant comes together; what could not be found out is said in the answer. */
final class ProcessImageMeter {

    /** Functions of the vDSO (vdso(7)); a program that calls them without the C library has their names too. */
    private static final List<String> VDSO = List.of(
            "__vdso_clock_gettime",
            "__vdso_gettimeofday",
            "__vdso_time",
            "__vdso_getcpu",
            "__kernel_clock_gettime",
            "__kernel_gettimeofday");

    private ProcessImageMeter() {}

    /**
     * What can be found out.
     *
     * @param resident a command line with which it waits; null where it is not to be started
     */
    static ProcessImage measure(String variant, Path artifact, FileReport report, @Nullable ResidentCommand resident)
            throws InterruptedException {
        ProcessImage.Binding binding = null;
        List<String> names = new ArrayList<>();
        List<ProcessImage.SharedPages> pages = List.of();
        Boolean vdso = null;
        String problem = null;
        try (FileSource source = FileSource.open(artifact)) {
            ElfFile elf = ElfReader.read(source);
            PatternMatches matches = PatternMatches.of(new BytePatternMatcher(VDSO), elf, source);
            VDSO.stream().filter(matches::anywhere).forEach(names::add);
            RelocationCounts counts = RelocationCounts.of(elf, source);
            if (counts != null) {
                binding = new ProcessImage.Binding(
                        Boolean.TRUE.equals(report.hardening().bindNow()), counts.jumpSlots(), counts.others());
            }
        } catch (ElfFormatException | IOException e) {
            problem = "its relocations were not read: " + e.getMessage();
        }
        if (resident != null && HostMachine.CURRENT.runs(report.machine())) {
            try {
                SmapsPair share = SmapsPair.measure(artifact, resident);
                pages = share.pages();
                vdso = share.vdso();
            } catch (IOException e) {
                problem = "its processes were not inspected: " + e.getMessage();
            }
        }
        return new ProcessImage(variant, binding, names, vdso, pages, problem);
    }
}
