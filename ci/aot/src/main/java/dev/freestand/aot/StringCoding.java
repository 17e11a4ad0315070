package dev.freestand.aot;

import dev.freestand.aot.jdk.TextDecoder;
import dev.freestand.aot.jdk.TextEncoder;
import java.nio.charset.Charset;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.MethodHolder;
import org.teavm.model.ValueType;
import org.teavm.model.emit.ProgramEmitter;
import org.teavm.model.emit.ValueEmitter;

/** Lets {@link TextDecoder} make strings of bytes, and {@link TextEncoder} bytes of strings, in place of TeaVM's. */
public final class StringCoding implements ClassHolderTransformer {

    private static final String STRING = "java.lang.String";
    private static final String CHARACTERS = "characters";

    @Override
    public void transformClass(ClassHolder cls, ClassHolderTransformerContext context) {
        if (!cls.getName().equals(STRING)) {
            return;
        }
        if (cls.getField(CHARACTERS) == null) {
            throw new IllegalStateException(STRING + " does not hold its characters in an array");
        }
        decode(method(cls, "initWithBytes", byte[].class, int.class, int.class, Charset.class, void.class), context);
        encode(method(cls, "getBytes", Charset.class, byte[].class), context);
    }

    private static MethodHolder method(ClassHolder cls, String name, Class<?>... signature) {
        MethodHolder method = cls.getMethod(new MethodDescriptor(name, signature));
        if (method == null) {
            throw new IllegalStateException(STRING + " has no method " + name);
        }
        return method;
    }

    private static void decode(MethodHolder method, ClassHolderTransformerContext context) {
        ProgramEmitter body = ProgramEmitter.create(method, context.getHierarchy());
        ValueEmitter characters = body.invoke(
                TextDecoder.class,
                "characters",
                char[].class,
                body.var(1, byte[].class),
                body.var(2, int.class),
                body.var(3, int.class),
                body.var(4, Charset.class));
        body.var(0, ValueType.object(STRING)).setField(CHARACTERS, characters);
        body.exit();
    }

    private static void encode(MethodHolder method, ClassHolderTransformerContext context) {
        ProgramEmitter body = ProgramEmitter.create(method, context.getHierarchy());
        body.invoke(
                        TextEncoder.class,
                        "bytes",
                        byte[].class,
                        body.var(0, ValueType.object(STRING)),
                        body.var(1, Charset.class))
                .returnValue();
    }
}
