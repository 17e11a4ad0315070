package dev.freestand.aot;

import dev.freestand.aot.libc.BlockSearch;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.MethodHolder;
import org.teavm.model.emit.ProgramEmitter;

/** Gives the search for byte patterns, through which every byte of a scan goes, its innermost loop in C. */
public final class BlockSearchShortcut implements ClassHolderTransformer {

    private static final String MATCHER = "dev.freestand.core.elf.search.BytePatternMatcher";
    private static final MethodDescriptor NEXT =
            new MethodDescriptor("next", byte[].class, int.class, int.class, int.class, short[].class, int.class);

    @Override
    public void transformClass(ClassHolder cls, ClassHolderTransformerContext context) {
        if (!cls.getName().equals(MATCHER)) {
            return;
        }
        MethodHolder method = cls.getMethod(NEXT);
        if (method == null) {
            throw new IllegalStateException(MATCHER + " has no method " + NEXT);
        }
        ProgramEmitter body = ProgramEmitter.create(method, context.getHierarchy());
        body.invoke(
                        BlockSearch.class,
                        NEXT.getName(),
                        int.class,
                        body.var(1, byte[].class),
                        body.var(2, int.class),
                        body.var(3, int.class),
                        body.var(4, int.class),
                        body.var(5, short[].class))
                .returnValue();
    }
}
