package dev.freestand.verifier.witness;

import dev.freestand.verifier.process.HostMachine;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The filter of system calls (seccomp(2)) that the tools run under, for x86-64 and AArch64: nothing that a tool needs to read a
 * file, and much through which kernels were broken out of, such as keyrings, bpf, io_uring, new namespaces and mounts. The probe of
 * cells has the same calls refused (containers, {@code seccomp.c}).
 */
final class SeccompFilter {

    /** Whether this machine's calls have the numbers below. */
    static final boolean KNOWN = !columns(HostMachine.CURRENT).isEmpty();

    /** Of each three, the number on x86-64 and x32, that on i386 and that on AArch64; -1 where there is none. */
    private static final int[][] REFUSED = {
        {250, 288, 219}, // keyctl
        {248, 286, 217}, // add_key
        {249, 287, 218}, // request_key
        {321, 357, 280}, // bpf
        {298, 336, 241}, // perf_event_open
        {323, 374, 282}, // userfaultfd
        {425, 425, 425}, // io_uring_setup
        {426, 426, 426}, // io_uring_enter
        {427, 427, 427}, // io_uring_register
        {246, 283, 104}, // kexec_load
        {528, -1, -1}, // kexec_load of x32
        {320, -1, 294}, // kexec_file_load
        {165, 21, 40}, // mount
        {166, 52, 39}, // umount2
        {-1, 22, -1}, // umount
        {155, 217, 41}, // pivot_root
        {428, 428, 428}, // open_tree
        {429, 429, 429}, // move_mount
        {430, 430, 430}, // fsopen
        {431, 431, 431}, // fsconfig
        {432, 432, 432}, // fsmount
        {433, 433, 433}, // fspick
        {442, 442, 442}, // mount_setattr
        {467, 467, 467}, // open_tree_attr
        {304, 342, 265}, // open_by_handle_at
        {272, 310, 97}, // unshare
        {308, 346, 268}, // setns
        {300, 338, 262}, // fanotify_init
        {103, 103, 116}, // syslog
        {163, 51, 89}, // acct
        {167, 87, 224}, // swapon
        {168, 115, 225}, // swapoff
        {169, 88, 142}, // reboot
        {175, 128, 105}, // init_module
        {313, 350, 273}, // finit_module
        {176, 129, 106}, // delete_module
        {179, 131, 60}, // quotactl
        {443, 443, 443}, // quotactl_fd
    };

    private static final int CLONE3 = 435;
    private static final int[] CLONE = {56, 120, 220};
    private static final int[] SOCKET = {41, 359, 198};
    private static final int[] ARCHITECTURES = {0xc000003e, 0x40000003, 0xc00000b7};

    // Instructions (linux/filter.h), offsets (struct seccomp_data) and what becomes of a call (linux/seccomp.h).
    private static final int LOAD = 0x20;
    private static final int EQUAL = 0x15;
    private static final int ANY_BIT = 0x45;
    private static final int AND = 0x54;
    private static final int RETURN = 0x06;
    private static final int NUMBER = 0;
    private static final int ARCHITECTURE = 4;
    private static final int FIRST_ARGUMENT = 16;
    private static final int ALLOW = 0x7fff0000;
    private static final int ERRNO = 0x00050000;
    private static final int EPERM = 1;
    private static final int ENOSYS = 38;
    private static final int X32_BIT = 0x40000000;
    private static final int NEW_NAMESPACES = 0x7e020000;
    private static final int AF_VSOCK = 40;
    private static final int BYTES = 8;

    private final ByteBuffer code = ByteBuffer.allocate(256 * BYTES).order(ByteOrder.LITTLE_ENDIAN);

    private SeccompFilter() {}

    /** Which of the architectures below a machine runs; none where nothing is known of it. */
    private static List<Integer> columns(HostMachine host) {
        return host.equals(HostMachine.X86_64)
                ? List.of(0, 1)
                : host.equals(HostMachine.AARCH64) ? List.of(2) : List.of();
    }

    /** The instructions for this machine, as bubblewrap reads them. */
    static byte[] program() {
        return program(HostMachine.CURRENT);
    }

    /** The instructions for a machine. What is called as on another architecture is not there. */
    static byte[] program(HostMachine host) {
        SeccompFilter filter = new SeccompFilter();
        filter.write(columns(host));
        byte[] program = new byte[filter.code.position()];
        filter.code.rewind().get(program);
        return program;
    }

    private void write(List<Integer> machines) {
        for (int machine : machines) {
            put(LOAD, 0, 0, ARCHITECTURE);
            int jump = code.position();
            put(EQUAL, 0, 0, ARCHITECTURES[machine]);
            load();
            for (int[] numbers : REFUSED) {
                onCall(numbers[machine], EPERM);
            }
            onCall(CLONE3, ENOSYS);
            onArgument(CLONE[machine], ANY_BIT, NEW_NAMESPACES);
            // Sockets to the hypervisor are in no network namespace.
            onArgument(SOCKET[machine], EQUAL, AF_VSOCK);
            put(RETURN, 0, 0, ALLOW);
            code.put(jump + 3, (byte) ((code.position() - jump) / BYTES - 1));
        }
        put(RETURN, 0, 0, ERRNO | ENOSYS);
    }

    private void put(int operation, int ifSo, int ifNot, int value) {
        code.putShort((short) operation).put((byte) ifSo).put((byte) ifNot).putInt(value);
    }

    /** The number, of x32 without its bit. */
    private void load() {
        put(LOAD, 0, 0, NUMBER);
        put(AND, 0, 0, ~X32_BIT);
    }

    private void onCall(int number, int error) {
        if (number >= 0) {
            put(EQUAL, 0, 1, number);
            put(RETURN, 0, 0, ERRNO | error);
        }
    }

    /** Refused where the lower half of the first argument has one of these bits, or is this value. */
    private void onArgument(int number, int comparison, int value) {
        put(EQUAL, 0, 5, number);
        put(LOAD, 0, 0, FIRST_ARGUMENT);
        put(comparison, 0, 1, value);
        put(RETURN, 0, 0, ERRNO | EPERM);
        load();
    }
}
