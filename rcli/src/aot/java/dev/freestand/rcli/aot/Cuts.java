package dev.freestand.rcli.aot;

import java.util.Map;
import java.util.Set;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.MethodHolder;
import org.teavm.model.ValueType;
import org.teavm.model.emit.ProgramEmitter;

public final class Cuts implements ClassHolderTransformer {
    private static final String PICOCLI = "picocli.CommandLine";

    private static final Map<String, Set<String>> EMPTY = Map.ofEntries(
            Map.entry(
                    "$Model$CommandReflection",
                    Set.of("initFromAnnotatedMembers")),
            Map.entry(
                    "",
                    Set.of("getCommandMethods", "executeUserObject", "getOptionalEmpty", "getOptionalOfNullable")),
            Map.entry("$DefaultFactory", Set.of("create", "loadClosureClass")),
            Map.entry(
                    "$Interpreter",
                    Set.of("registerBuiltInConverters", "booleanValue", "readPassword", "expandValidArgumentFile")),
            Map.entry("$Help$Ansi", Set.of("calcIsJansiConsoleInstalled", "calcTTY")),
            Map.entry("$Model$Messages", Set.of("extractName")),
            Map.entry("$Model$CommandUserObject", Set.of("isProxyClass", "getInstance")),
            Map.entry("$Model$ObjectScope", Set.of("isProxyClass")),
            Map.entry("$Model$UsageMessageSpec$1", Set.of("run")),
            Map.entry("$Model$UsageMessageSpec", Set.of("getTerminalWidth", "isCodePointCJK")),
            Map.entry("$Model$TypedMember", Set.of("toGenericString")));

    @Override
    public void transformClass(ClassHolder cls, ClassHolderTransformerContext context) {
        if (!cls.getName().startsWith(PICOCLI)) {
            return;
        }
        Set<String> names = EMPTY.getOrDefault(cls.getName().substring(PICOCLI.length()), Set.of());
        for (MethodHolder method : cls.getMethods()) {
            if (method.getProgram() == null) continue;
            if (names.contains(method.getName())) {
                empty(method, context);
            }
            if (cls.getName().endsWith("CommandReflection") && method.getName().equals("extractCommandSpec")) {
                ProgramEmitter pe = ProgramEmitter.create(method, context.getHierarchy());
                pe.var(1, method.parameterType(0)).cast(ValueType.object("picocli.CommandLine$Model$CommandSpec")).returnValue();
            }
        }
    }

    static void empty(MethodHolder method, ClassHolderTransformerContext context) {
        ProgramEmitter pe = ProgramEmitter.create(method, context.getHierarchy());
        if (method.getResultType() == ValueType.VOID) {
            pe.exit();
        } else {
            pe.defaultValue(method.getResultType()).returnValue();
        }
    }
}
