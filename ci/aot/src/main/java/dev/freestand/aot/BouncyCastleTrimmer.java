package dev.freestand.aot;

import java.util.Set;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.MethodHolder;
import org.teavm.model.ValueType;
import org.teavm.model.emit.ProgramEmitter;

/**
 * Leaves out of Bouncy Castle what asks the JDK's security settings whether an algorithm is allowed. Nothing in a native file
 * sets them, and without settings all are; but the question brings in random numbers, properties and key exchange.
 */
public final class BouncyCastleTrimmer implements ClassHolderTransformer {

    private static final String REGISTRAR = "org.bouncycastle.crypto.CryptoServicesRegistrar";

    /** Its static initializer, too: whatever asks it for random numbers then fails. */
    private static final Set<String> EMPTIED = Set.of("<clinit>", "checkConstraints");

    @Override
    public void transformClass(ClassHolder cls, ClassHolderTransformerContext context) {
        if (!cls.getName().equals(REGISTRAR)) {
            return;
        }
        for (String name : EMPTIED) {
            MethodHolder method = cls.getMethods().stream()
                    .filter(one -> one.getName().equals(name) && one.getResultType() == ValueType.VOID)
                    .findAny()
                    .orElseThrow(() -> new IllegalStateException(REGISTRAR + " has no method " + name));
            ProgramEmitter.create(method, context.getHierarchy()).exit();
        }
    }
}
