package dev.freestand.aot;

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
 * asks the JDK how lines end, which brings in its file system.
 */
public final class BouncyCastleTrimmer implements ClassHolderTransformer {

    /** Methods without a result, by class; of the registrar its initializer too: whatever asks it for random numbers fails. */
    private static final Map<String, Set<String>> EMPTIED = Map.of(
            "org.bouncycastle.crypto.CryptoServicesRegistrar", Set.of("<clinit>", "checkConstraints"),
            "org.bouncycastle.util.Strings", Set.of("<clinit>"));

    @Override
    public void transformClass(ClassHolder cls, ClassHolderTransformerContext context) {
        for (String name : EMPTIED.getOrDefault(cls.getName(), Set.of())) {
            MethodHolder method = cls.getMethods().stream()
                    .filter(one -> one.getName().equals(name) && one.getResultType() == ValueType.VOID)
                    .findAny()
                    .orElseThrow(() -> new IllegalStateException(cls.getName() + " has no method " + name));
            ProgramEmitter.create(method, context.getHierarchy()).exit();
        }
    }
}
