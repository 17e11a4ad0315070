package dev.freestand.rcli.aot;

import java.io.File;
import org.teavm.tooling.*;
import org.teavm.vm.TeaVMOptimizationLevel;

public final class Generate {
    public static void main(String[] args) throws Exception {
        TeaVMTool tool = new TeaVMTool();
        tool.setTargetType(TeaVMTargetType.C);
        tool.setTargetDirectory(new File(args[0]));
        tool.setMainClass("dev.freestand.rcli.NativeMain");
        tool.setEntryPointName("rcli_vm_main");
        tool.setObfuscated(!Boolean.getBoolean("plain"));
        tool.setDebugInformationGenerated(Boolean.getBoolean("plain"));
        tool.setOptimizationLevel(TeaVMOptimizationLevel.valueOf(System.getProperty("lvl","SIMPLE")));
        tool.setMinHeapSize(1 << 20);
        tool.setMaxHeapSize(32 << 20);
        tool.setClassLoader(Generate.class.getClassLoader());
        tool.setLog(new ConsoleTeaVMToolLog(false));
        tool.generate();
        TeaVMProblemRenderer.describeProblems(tool.getDependencyInfo().getCallGraph(), tool.getProblemProvider(), new ConsoleTeaVMToolLog(false));
        if (!tool.getProblemProvider().getSevereProblems().isEmpty()) System.exit(1);
    }
}
