package dev.freestand.aot;

import dev.freestand.aot.jdk.AsciiCharacters;
import java.util.Map;
import org.teavm.model.AccessLevel;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.ElementModifier;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.MethodHolder;
import org.teavm.model.ValueType;
import org.teavm.model.emit.ProgramEmitter;
import org.teavm.model.emit.ValueEmitter;
import org.teavm.model.util.ProgramUtils;

/** Lets {@link AsciiCharacters} answer first, and {@link Character} with its tables only what that does not know. */
public final class CharacterShortcut implements ClassHolderTransformer {

    private static final String CHARACTER = "java.lang.Character";

    /** Methods from one code point to a number, each with what answers first. */
    private static final Map<String, String> FIRST =
            Map.of("getType", "type", "toLowerCase", "lower", "toUpperCase", "upper");

    @Override
    public void transformClass(ClassHolder cls, ClassHolderTransformerContext context) {
        if (cls.getName().equals(CHARACTER)) {
            FIRST.forEach((name, first) -> shorten(cls, name, first, context));
        }
    }

    private static void shorten(ClassHolder cls, String name, String first, ClassHolderTransformerContext context) {
        MethodHolder method = cls.getMethod(new MethodDescriptor(name, int.class, int.class));
        if (method == null) {
            throw new IllegalStateException(CHARACTER + " has no method " + name + "(int)");
        }
        MethodHolder any = new MethodHolder(new MethodDescriptor(name + "OfAny", int.class, int.class));
        any.setLevel(AccessLevel.PRIVATE);
        any.getModifiers().add(ElementModifier.STATIC);
        any.setProgram(ProgramUtils.copy(method.getProgram()));
        cls.addMethod(any);
        ProgramEmitter body = ProgramEmitter.create(method, context.getHierarchy());
        ValueEmitter character = body.var(1, int.class);
        ValueEmitter known = body.invoke(AsciiCharacters.class, first, int.class, character);
        body.when(known.isGreaterOrEqualTo(body.constant(0)))
                .thenDo(known::returnValue)
                .elseDo(() -> body.invoke(CHARACTER, any.getName(), ValueType.INTEGER, character)
                        .returnValue());
    }
}
