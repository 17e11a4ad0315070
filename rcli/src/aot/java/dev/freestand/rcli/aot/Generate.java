package dev.freestand.rcli.aot;

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
 * Generates the C, unless nothing on the class path changed since the last time.
 *
 * <p>Files whose content stays the same are not touched, so that only what changed is compiled again.
 */
public final class Generate {
    private static final int MIB = 1 << 20;

    private Generate() {}

    /**
     * Generates into a folder.
     *
     * @param arguments the folder; beside it, a file of the same name with {@code .sha256} keeps what it was made from
     */
    public static void main(String[] arguments) throws IOException, TeaVMToolException {
        Path target = Path.of(arguments[0]);
        Path mark = target.resolveSibling(target.getFileName() + ".sha256");
        String fingerprint = Fingerprint.of(System.getProperty("java.class.path"));
        if (Files.exists(mark) && Files.readString(mark).equals(fingerprint)) {
            System.out.println("C in " + target + " is up to date");
            return;
        }
        Files.deleteIfExists(mark);
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        Folders.delete(fresh);
        generate(fresh.toFile());
        SpillRepair.repair(fresh);
        Folders.update(fresh, target);
        Files.writeString(mark, fingerprint);
    }

    private static void generate(File target) throws TeaVMToolException {
        ConsoleTeaVMToolLog log = new ConsoleTeaVMToolLog(false);
        TeaVMTool tool = new TeaVMTool();
        tool.setLog(log);
        tool.setTargetType(TeaVMTargetType.C);
        tool.setTargetDirectory(target);
        tool.setMainClass("dev.freestand.rcli.NativeMain");
        // The C function main is in start.c.
        tool.setEntryPointName("rcli_vm_main");
        tool.getTransformers().add(PicocliTrimmer.class.getName());
        // Names and line numbers only serve stack traces, which are never shown.
        tool.setObfuscated(true);
        tool.setDebugInformationGenerated(false);
        // FULL inlines so much that the file doubles in size, and starts no faster.
        tool.setOptimizationLevel(TeaVMOptimizationLevel.SIMPLE);
        tool.setMinHeapSize(MIB);
        tool.setMaxHeapSize(32 * MIB);
        tool.setClassLoader(Generate.class.getClassLoader());
        tool.generate();
        TeaVMProblemRenderer.describeProblems(tool.getDependencyInfo().getCallGraph(), tool.getProblemProvider(), log);
        if (!tool.getProblemProvider().getProblems().isEmpty()) {
            throw new IllegalStateException("the program uses what the native file cannot have: see above");
        }
    }
}
