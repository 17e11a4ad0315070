package dev.freestand.aot;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.teavm.tooling.ConsoleTeaVMToolLog;
import org.teavm.tooling.TeaVMProblemRenderer;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.tooling.TeaVMToolException;
import org.teavm.vm.TeaVMOptimizationLevel;

/**
 * Generates the C of a program on the class path, unless nothing there changed since the last time.
 *
 * <p>Files whose content stays the same are not touched, so that only what changed is compiled again.
 */
public final class CGenerator {
    private static final int MIB = 1 << 20;

    private CGenerator() {}

    /**
     * Generates into a folder.
     *
     * @param arguments the folder in which {@code c/} gets the C, {@code c.sha256} what it was made from, and {@code aot/}
     *     the C and the make rules that all programs share, and {@code source.h}; the class that has {@code main}; what the
     *     heap begins with, in MiB, of which what is not used is not taken; and the most that it may grow to, in MiB
     */
    public static void main(String[] arguments) throws IOException, TeaVMToolException {
        Path folder = Path.of(arguments[0]);
        String mainClass = arguments[1];
        int leastHeap = Integer.parseInt(arguments[2]);
        int mostHeap = Integer.parseInt(arguments[3]);
        NativeSources.unpack(folder.resolve("aot"));
        Path project = folder.toAbsolutePath().getParent();
        SourceHeader.write(folder.resolve("aot"), project == null ? folder : project);
        Path target = folder.resolve("c");
        Path mark = folder.resolve("c.sha256");
        String fingerprint = Fingerprint.of(System.getProperty("java.class.path")) + " " + mainClass + " " + leastHeap
                + " " + mostHeap;
        if (Files.exists(mark) && Files.readString(mark).equals(fingerprint)) {
            System.out.println("C in " + target + " is up to date");
            return;
        }
        Files.deleteIfExists(mark);
        Path fresh = folder.resolve("c.new");
        GeneratedFiles.delete(fresh);
        generate(mainClass, leastHeap, mostHeap, fresh.toFile());
        SpillRepair.repair(fresh);
        EscapeRepair.repair(fresh);
        MachineRepair.repair(fresh);
        CloneRepair.repair(fresh);
        ThrowRepair.repair(fresh);
        MultiArrayRepair.repair(fresh);
        MarkQueueRepair.repair(fresh);
        ClassObjectRepair.repair(fresh);
        StringPoolRepair.repair(fresh);
        ClassLayoutRepair.repair(fresh);
        StaticFieldRepair.repair(fresh);
        CallSiteTrimmer.trim(fresh);
        CallSiteNumbers.assign(fresh);
        GeneratedFiles.update(fresh, target);
        Files.writeString(mark, fingerprint);
    }

    private static void generate(String mainClass, int leastHeap, int mostHeap, File target) throws TeaVMToolException {
        ConsoleTeaVMToolLog log = new ConsoleTeaVMToolLog(false);
        TeaVMTool tool = new TeaVMTool();
        tool.setLog(log);
        tool.setTargetType(TeaVMTargetType.C);
        tool.setTargetDirectory(target);
        tool.setMainClass(mainClass);
        // The C function main is in start.c.
        tool.setEntryPointName("aot_vm_main");
        tool.getTransformers().add(PicocliTrimmer.class.getName());
        tool.getTransformers().add(BouncyCastleTrimmer.class.getName());
        tool.getTransformers().add(MonitorRemover.class.getName());
        tool.getTransformers().add(CharacterShortcut.class.getName());
        tool.getTransformers().add(BlockSearchShortcut.class.getName());
        tool.getTransformers().add(StringCoding.class.getName());
        // Names and line numbers only serve stack traces, which are never shown.
        tool.setObfuscated(true);
        tool.setDebugInformationGenerated(false);
        // FULL inlines so much that the file doubles in size, and starts no faster.
        tool.setOptimizationLevel(TeaVMOptimizationLevel.SIMPLE);
        tool.setMinHeapSize(leastHeap * MIB);
        tool.setMaxHeapSize(mostHeap * MIB);
        tool.setClassLoader(CGenerator.class.getClassLoader());
        tool.generate();
        TeaVMProblemRenderer.describeProblems(tool.getDependencyInfo().getCallGraph(), tool.getProblemProvider(), log);
        if (!tool.getProblemProvider().getProblems().isEmpty()) {
            throw new IllegalStateException("the program uses what the native file cannot have: see above");
        }
    }
}
