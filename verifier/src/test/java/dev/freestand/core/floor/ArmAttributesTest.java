package dev.freestand.core.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections as GNU as and ld write them. */
class ArmAttributesTest {

    private static byte[] section(ByteOrder order, String attributes) {
        byte[] tags = HexFormat.of().parseHex(attributes.replace(" ", ""));
        ByteBuffer bytes = ByteBuffer.allocate(16 + tags.length).order(order);
        bytes.put((byte) 'A').putInt(15 + tags.length).put(new byte[] {'a', 'e', 'a', 'b', 'i', 0});
        return bytes.put((byte) 1).putInt(5 + tags.length).put(tags).array();
    }

    @ParameterizedTest
    @CsvSource({
        // CPU_name "7-A", then v7, profile A.
        "05 372d4100 060a 0741 0801 0902 0a04, armv7",
        "05 35544500 0604 0801, armv5",
        "0602 0801, armv4",
        "060e 0741, armv8",
        "0606, armv6",
        // Compatibility with a tool chain before it; an attribute of a later edition, whose value is text.
        "2001 676e7500 060a, armv7",
        "43 322e303900 0609, armv6",
        // ARMv7E-M, ARMv3 and before; none at all.
        "060d, unknown",
        "0600, unknown",
        "0801, unknown",
    })
    void theArchitectureIsTheLevel(String attributes, String level) {
        assertThat(ArmAttributes.level(section(ByteOrder.LITTLE_ENDIAN, attributes), true))
                .isEqualTo(level);
        assertThat(ArmAttributes.level(section(ByteOrder.BIG_ENDIAN, attributes), false))
                .isEqualTo(level);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "41",
                "4205000000",
                "41ffffff7f6165616269000105000000",
                "410a000000676e7500",
                "41040000006165616269",
                "410f000000616561626900 01 ffffffff",
                "410f000000616561626900 01 00000000",
                "4110000000616561626900 01 06000000 05"
            })
    void whatIsCutOrForgedStatesNothing(String bytes) {
        assertThat(ArmAttributes.level(HexFormat.of().parseHex(bytes.replace(" ", "")), true))
                .isEqualTo("unknown");
    }

    @Test
    void anotherVendorsPartIsPassedOver() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(HexFormat.of().parseHex("410f000000676e750001070000000801"));
        byte[] own = section(ByteOrder.LITTLE_ENDIAN, "060a");
        bytes.write(own, 1, own.length - 1);
        assertThat(ArmAttributes.level(bytes.toByteArray(), true)).isEqualTo("armv7");
    }
}
