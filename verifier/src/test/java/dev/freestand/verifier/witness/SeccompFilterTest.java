package dev.freestand.verifier.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freestand.verifier.process.HostMachine;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the filter's instructions, by the rules of linux/filter.h, for calls of both machines. */
class SeccompFilterTest {

    private static final int X86_64 = 0xc000003e;
    private static final int I386 = 0x40000003;
    private static final int AARCH64 = 0xc00000b7;
    private static final String ALLOWED = "allowed";
    private static final int NEW_USER = 0x10000000;
    private static final int VSOCK = 40;

    @ParameterizedTest
    @CsvSource({
        // read, mount, unshare, clone3
        "x86-64, 0, allowed",
        "x86-64, 165, errno 1",
        "x86-64, 272, errno 1",
        "x86-64, 435, errno 38",
        "aarch64, 63, allowed",
        "aarch64, 40, errno 1",
        "aarch64, 97, errno 1",
        "aarch64, 435, errno 38",
        // On AArch64 other calls have these numbers: getrusage, getgroups
        "aarch64, 165, allowed",
        "aarch64, 158, allowed",
    })
    void callsAreRefusedByTheNumbersOfTheMachine(HostMachine host, int number, String end) {
        assertThat(end(host, host.equals(HostMachine.X86_64) ? X86_64 : AARCH64, number, 0))
                .isEqualTo(end);
    }

    @Test
    void newNamespacesAndSocketsToTheHypervisorAreRefusedByTheirArgument() {
        assertThat(end(HostMachine.AARCH64, AARCH64, 220, NEW_USER)).isEqualTo("errno 1");
        assertThat(end(HostMachine.AARCH64, AARCH64, 220, 0)).isEqualTo(ALLOWED);
        assertThat(end(HostMachine.AARCH64, AARCH64, 198, VSOCK)).isEqualTo("errno 1");
        assertThat(end(HostMachine.AARCH64, AARCH64, 198, 1)).isEqualTo(ALLOWED);
        assertThat(end(HostMachine.X86_64, X86_64, 56, NEW_USER)).isEqualTo("errno 1");
        assertThat(end(HostMachine.X86_64, I386, 359, VSOCK)).isEqualTo("errno 1");
    }

    @Test
    void whatIsCalledAsOnAnotherArchitectureIsNotThere() {
        assertThat(end(HostMachine.X86_64, AARCH64, 63, 0)).isEqualTo("errno 38");
        assertThat(end(HostMachine.AARCH64, X86_64, 0, 0)).isEqualTo("errno 38");
        assertThat(end(HostMachine.of("riscv64"), AARCH64, 63, 0)).isEqualTo("errno 38");
    }

    private static String end(HostMachine host, int architecture, int number, int argument) {
        ByteBuffer code = ByteBuffer.wrap(SeccompFilter.program(host)).order(ByteOrder.LITTLE_ENDIAN);
        int accumulator = 0;
        int at = 0;
        while (true) {
            int operation = code.getShort(at * 8);
            int ifSo = code.get(at * 8 + 2) & 0xff;
            int ifNot = code.get(at * 8 + 3) & 0xff;
            int value = code.getInt(at * 8 + 4);
            at++;
            switch (operation) {
                case 0x20 -> accumulator = value == 0 ? number : value == 4 ? architecture : argument;
                case 0x54 -> accumulator &= value;
                case 0x15 -> at += accumulator == value ? ifSo : ifNot;
                case 0x45 -> at += (accumulator & value) != 0 ? ifSo : ifNot;
                case 0x06 -> {
                    return value == 0x7fff0000 ? ALLOWED : "errno " + (value ^ 0x00050000);
                }
                default -> throw new AssertionError("no instruction of a filter: " + operation);
            }
        }
    }
}
