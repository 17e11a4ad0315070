package dev.freestand.containers.environment;

import java.util.regex.Pattern;

/**
 * QEMU's user mode, which runs a program of one processor on another.
 *
 * @param program the command, statically linked so that it runs in any tree, such as {@code qemu-x86_64-static}
 * @param machine the instruction set it runs, in the words of {@code FileReport.machine}, such as {@code x86-64}
 * @param cpu the model it plays, never {@code max}: that would be no floor
 * @param level the level of that model, such as {@code x86-64-v2}; the machine's name where it has no levels
 */
public record Emulator(String program, String machine, String cpu, String level) {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.+,-]{0,63}");

    public Emulator {
        for (String word : new String[] {program, machine, cpu, level}) {
            if (!WORD.matcher(word).matches()) {
                throw new IllegalArgumentException("'" + word + "' is not valid for an emulator, its machine or model");
            }
        }
        if (cpu.equals("max")) {
            throw new IllegalArgumentException("the model 'max' depends on the emulator and is no floor");
        }
    }
}
