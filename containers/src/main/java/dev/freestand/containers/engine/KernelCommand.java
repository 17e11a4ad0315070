package dev.freestand.containers.engine;

import dev.freestand.containers.probe.CellLayout;
import dev.freestand.containers.probe.CellSetting;
import dev.freestand.verifier.file.FileNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The argument vector for QEMU: a machine of memory and two serial ports. No disk, no network, no display, and none of the
 * machine's own configuration.
 */
final class KernelCommand {

    private static final long MIB = 1L << 20;
    /** For the kernel, the working folder and the file at work. */
    private static final long MEMORY_MIB = 1024;
    /** The archive, what it is unpacked to, and as much again, for a root in memory may only fill half of it. */
    private static final long COPIES = 4;

    /** All that can be emulated: the kernel is what such a cell shows, processors have cells of their own. */
    private static final String ALL = "max";

    /** The cipher that the architecture describes for signed pointers takes half of a boot; any other one is allowed. */
    private static final String QUICK_POINTER_AUTHENTICATION = ",pauth-impdef=on";

    private KernelCommand() {}

    /** The first process with its instructions; see {@code init.c}. */
    static final List<String> PROBE = List.of(
            Initramfs.INIT,
            CellLayout.PROBE,
            CellLayout.INSTRUCTIONS,
            Integer.toString(CellSetting.NOBODY),
            CellLayout.WORK,
            Long.toString(CellLayout.WORK_BYTES));

    /**
     * The command. The first serial port, which is the kernel's console, comes out at standard error, the second one at
     * standard output.
     *
     * @param size bytes of the file under test
     * @param first path of the first process in the root, then its arguments, which hold neither spaces nor quotes
     */
    static List<String> of(String qemu, Path kernel, Path root, long size, List<String> first) {
        return of(
                new EmulatedBoard(qemu, "pc", ALL, "ttyS0", List.of("-serial", "chardev:answer")),
                kernel,
                root,
                size,
                first);
    }

    /** Likewise on a machine of AArch64, whose second port is on its PCI bus. */
    static List<String> aarch64(String qemu, Path kernel, Path root, long size, List<String> first) {
        return of(
                new EmulatedBoard(
                        qemu,
                        "virt",
                        ALL + QUICK_POINTER_AUTHENTICATION,
                        "ttyAMA0",
                        List.of("-device", "pci-serial,chardev=answer")),
                kernel,
                root,
                size,
                first);
    }

    /** What differs between machines: the command, its names for machine and processor, the console, the second port. */
    private record EmulatedBoard(String qemu, String name, String processor, String console, List<String> answer) {}

    private static List<String> of(EmulatedBoard board, Path kernel, Path root, long size, List<String> first) {
        List<String> command = new ArrayList<>(List.of(
                board.qemu(),
                // Whoever gets out of the machine finds a process that can start no other.
                "-sandbox",
                "on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny",
                "-nodefaults",
                "-no-user-config",
                "-display",
                "none",
                // The same everywhere, whether the machine can virtualise or not.
                "-machine",
                board.name() + ",accel=tcg",
                "-cpu",
                board.processor(),
                "-smp",
                "1",
                "-m",
                Long.toString(MEMORY_MIB + COPIES * (size / MIB + 1)),
                "-kernel",
                FileNames.word(kernel),
                "-initrd",
                FileNames.word(root),
                "-append",
                // A panic ends the machine at once, which without reboot ends QEMU.
                "console=" + board.console() + " quiet panic=-1 rdinit=" + first.get(0) + " -- "
                        + String.join(" ", first.subList(1, first.size())),
                "-no-reboot",
                "-chardev",
                "file,id=console,path=/dev/fd/2",
                "-chardev",
                "file,id=answer,path=/dev/fd/1",
                "-serial",
                "chardev:console"));
        command.addAll(board.answer());
        return List.copyOf(command);
    }
}
