package dev.freestand.aot;

import java.util.ArrayList;
import java.util.List;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.ElementModifier;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.Program;
import org.teavm.model.instructions.MonitorEnterInstruction;
import org.teavm.model.instructions.MonitorExitInstruction;

/**
 * Leaves out locks: a native file has one thread. With them, TeaVM 0.15.0 keeps a reference to an object's monitor that its
 * garbage collector does not know of: where it runs while a lock is held and moves the monitor, letting go of the lock fails.
 */
public final class MonitorRemover implements ClassHolderTransformer {

    @Override
    public void transformClass(ClassHolder cls, ClassHolderTransformerContext context) {
        for (MethodHolder method : cls.getMethods()) {
            method.getModifiers().remove(ElementModifier.SYNCHRONIZED);
            Program program = method.getProgram();
            if (program != null) {
                remove(program);
            }
        }
    }

    private static void remove(Program program) {
        List<Instruction> locks = new ArrayList<>();
        for (BasicBlock block : program.getBasicBlocks()) {
            for (Instruction instruction : block) {
                if (instruction instanceof MonitorEnterInstruction || instruction instanceof MonitorExitInstruction) {
                    locks.add(instruction);
                }
            }
        }
        locks.forEach(Instruction::delete);
    }
}
