package dev.freestand.rcli;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/** The same targets as C, for libFuzzer: {@code native/fuzz.c} calls {@code main} for each input. */
final class NativeFuzz {
    private NativeFuzz() {}

    @Include(value = "fuzz.h", isSystem = false)
    @Import(name = "rcli_fuzz_size")
    private static native int size();

    @Include(value = "fuzz.h", isSystem = false)
    @Import(name = "rcli_fuzz_copy")
    private static native void copy(Address to);

    @Include(value = "fuzz.h", isSystem = false)
    @Import(name = "rcli_fuzz_arguments")
    private static native int ofArguments();

    public static void main(String[] ignored) {
        byte[] input = new byte[size()];
        if (input.length > 0) {
            copy(Address.ofData(input));
        }
        if (ofArguments() != 0) {
            HostileInput.arguments(input);
        } else {
            HostileInput.formats(input);
        }
    }
}
