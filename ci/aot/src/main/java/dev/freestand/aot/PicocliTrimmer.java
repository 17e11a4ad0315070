package dev.freestand.aot;

import dev.freestand.aot.jdk.JdkReplacements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReference;
import org.teavm.model.Program;
import org.teavm.model.ValueType;
import org.teavm.model.Variable;
import org.teavm.model.emit.ProgramEmitter;
import org.teavm.model.instructions.InvocationType;
import org.teavm.model.instructions.InvokeInstruction;

/** Applies {@link PicocliExclusions} to picocli's classes as they are loaded. */
public final class PicocliTrimmer implements ClassHolderTransformer {
    private static final String PICOCLI = "picocli.CommandLine";

    @Override
    public void transformClass(ClassHolder cls, ClassHolderTransformerContext context) {
        if (!cls.getName().startsWith(PICOCLI)) {
            return;
        }
        String name = cls.getName().substring(PICOCLI.length());
        checkNames(cls, PicocliExclusions.METHODS.getOrDefault(name, Set.of()));
        checkNames(cls, PicocliExclusions.IDENTITIES.getOrDefault(name, Set.of()));
        for (MethodHolder method : cls.getMethods()) {
            if (method.getProgram() == null) {
                continue;
            }
            if (contains(PicocliExclusions.METHODS, name, method.getName())) {
                returnNothing(method, ProgramEmitter.create(method, context.getHierarchy()));
            } else if (contains(PicocliExclusions.IDENTITIES, name, method.getName())) {
                ProgramEmitter body = ProgramEmitter.create(method, context.getHierarchy());
                body.var(1, method.parameterType(0))
                        .cast(method.getResultType())
                        .returnValue();
            } else {
                redirect(method.getProgram());
            }
        }
    }

    /** A name that a later picocli no longer has would be a cut that silently does nothing. */
    private static void checkNames(ClassHolder cls, Set<String> names) {
        for (String name : names) {
            if (cls.getMethods().stream().noneMatch(method -> method.getName().equals(name))) {
                throw new IllegalStateException(
                        cls.getName() + " has no method " + name + ": update " + PicocliExclusions.class);
            }
        }
    }

    private static boolean contains(Map<String, Set<String>> table, String cls, String method) {
        return table.getOrDefault(cls, Set.of()).contains(method);
    }

    private static void returnNothing(MethodHolder method, ProgramEmitter body) {
        if (method.getResultType() == ValueType.VOID) {
            body.exit();
        } else {
            body.defaultValue(method.getResultType()).returnValue();
        }
    }

    private static void redirect(Program program) {
        for (BasicBlock block : program.getBasicBlocks()) {
            for (Instruction instruction : block) {
                if (instruction instanceof InvokeInstruction call
                        && contains(
                                PicocliExclusions.STAND_INS,
                                call.getMethod().getClassName(),
                                call.getMethod().getName())) {
                    toStandIn(call);
                }
            }
        }
    }

    /** A method of an instance becomes a static one that takes the instance first. */
    private static void toStandIn(InvokeInstruction call) {
        List<ValueType> types = new ArrayList<>();
        List<Variable> arguments = new ArrayList<>(call.getArguments());
        if (call.getInstance() != null) {
            types.add(ValueType.object(call.getMethod().getClassName()));
            arguments.add(0, call.getInstance());
        }
        for (ValueType type : call.getMethod().getParameterTypes()) {
            types.add(type);
        }
        types.add(call.getMethod().getReturnType());
        call.setMethod(new MethodReference(
                JdkReplacements.class.getName(), call.getMethod().getName(), types.toArray(new ValueType[0])));
        call.setType(InvocationType.SPECIAL);
        call.setInstance(null);
        call.setArguments(arguments.toArray(new Variable[0]));
    }
}
