package dev.freestand.aot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Puts right a declaration that TeaVM 0.15.0 writes wrong.
 *
 * <p>A catch block is entered by {@code longjmp}, and only {@code volatile} variables changed since {@code setjmp} have
 * their values then (ISO C11, 7.13.2.1). TeaVM keeps copies for that in {@code volatile void* teavm_spill_1}: a pointer
 * to something volatile, itself an ordinary variable that an optimizing compiler keeps in a register and loses. Meant is
 * {@code void* volatile}.
 */
final class SpillRepair {
    private static final Pattern WRONG = Pattern.compile("volatile (\\w+\\*) (teavm_spill_)");

    private SpillRepair() {}

    /** Repairs every C file in the folder. */
    static void repair(Path folder) throws IOException {
        if (GeneratedFiles.changeAll(folder, text -> WRONG.matcher(text).replaceAll("$1 volatile $2")) == 0) {
            throw GeneratedFiles.outdated(SpillRepair.class);
        }
    }
}
