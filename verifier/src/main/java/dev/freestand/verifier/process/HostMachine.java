package dev.freestand.verifier.process;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The instruction set of the machine that this program runs on. Everything that means "this machine" takes it from here; a
 * test passes another one in.
 *
 * @param name in the words of {@code FileReport.machine}, such as {@code x86-64} or {@code aarch64}; Java's own word in lower
 *     case for a machine that no cell runs on
 */
public record HostMachine(String name) {

    /** That of PCs and most servers. */
    public static final HostMachine X86_64 = new HostMachine("x86-64");

    /** That of 64-bit ARM. */
    public static final HostMachine AARCH64 = new HostMachine("aarch64");

    /** By the property {@code os.arch} of the Java runtime, whose native code is of this machine. */
    public static final HostMachine CURRENT = of(System.getProperty("os.arch", ""));

    /**
     * The machine that Java names so.
     *
     * @param osArch value of the property {@code os.arch}, such as {@code amd64}
     */
    public static HostMachine of(String osArch) {
        String word = osArch.toLowerCase(Locale.ROOT);
        return switch (word) {
            case "amd64", "x86_64", "x86-64" -> X86_64;
            case "aarch64", "arm64" -> AARCH64;
            case "x86", "i486", "i586", "i686" -> new HostMachine("i386");
            case "" -> new HostMachine("unknown");
            default -> new HostMachine(word);
        };
    }

    /** Whether its processor runs files of that machine, whatever the kernel is. */
    public boolean runs(@Nullable String machine) {
        return name.equals(machine);
    }

    /** Whether its processor has a second instruction set, of files that a kernel may or may not have been built to run. */
    public boolean mayRun(@Nullable String machine) {
        return switch (name) {
            case "x86-64" -> "i386".equals(machine) || "x32".equals(machine);
            case "aarch64" -> "arm".equals(machine);
            default -> false;
        };
    }

    /** Its name for the kernel (uname) and in the target triples of compilers, such as {@code x86_64}. */
    public String kernelName() {
        return name.replace("x86-64", "x86_64");
    }

    @Override
    public String toString() {
        return name;
    }
}
