package dev.freestand.aot;

import dev.freestand.aot.jdk.JdkReplacements;
import java.util.Map;
import java.util.Set;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.MethodHolder;
import org.teavm.model.ValueType;
import org.teavm.model.emit.ProgramEmitter;

/**
 * Leaves out of Bouncy Castle what asks the JDK's security settings whether an algorithm is allowed. Nothing in a native file
 * sets them, and without settings all are; but the question brings in random numbers, properties and key exchange. And what
 * asks the JDK how lines end, which brings in its file system. Rotation, the innermost part of its ciphers, goes without the
 * JDK's method: calls of that ask each time whether its class is initialized.
 */
public final class BouncyCastleTrimmer implements ClassHolderTransformer {

    /** Methods without a result, by class; of the registrar its initializer too: whatever asks it for random numbers fails. */
    private static final Map<String, Set<String>> EMPTIED = Map.of(
            "org.bouncycastle.crypto.CryptoServicesRegistrar", Set.of("<clinit>", "checkConstraints"),
            "org.bouncycastle.util.Strings", Set.of("<clinit>"));

    private static final String INTEGERS = "org.bouncycastle.util.Integers";
    private static final String ROTATE_LEFT = "rotateLeft";

    @Override
    public void transformClass(ClassHolder cls, ClassHolderTransformerContext context) {
        if (cls.getName().equals(INTEGERS)) {
            rotate(method(cls, ROTATE_LEFT, ValueType.INTEGER), context);
        }
        for (String name : EMPTIED.getOrDefault(cls.getName(), Set.of())) {
            ProgramEmitter.create(method(cls, name, ValueType.VOID), context.getHierarchy())
                    .exit();
        }
    }

    private static MethodHolder method(ClassHolder cls, String name, ValueType result) {
        return cls.getMethods().stream()
                .filter(one -> one.getName().equals(name) && one.getResultType().equals(result))
                .findAny()
                .orElseThrow(() -> new IllegalStateException(cls.getName() + " has no method " + name));
    }

    private static void rotate(MethodHolder method, ClassHolderTransformerContext context) {
        ProgramEmitter body = ProgramEmitter.create(method, context.getHierarchy());
        body.invoke(
                        JdkReplacements.class,
                        ROTATE_LEFT,
                        int.class,
                        body.var(1, ValueType.INTEGER),
                        body.var(2, ValueType.INTEGER))
                .returnValue();
    }
}
