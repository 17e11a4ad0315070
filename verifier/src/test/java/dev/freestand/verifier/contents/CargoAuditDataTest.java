package dev.freestand.verifier.contents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.verifier.contents.CargoAuditData.Crate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of crates is read as cargo-auditable writes it, and refused where it is damaged or without measure. */
class CargoAuditDataTest {

    static byte[] section(String json) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(bytes)) {
            deflated.write(json.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void cratesAreListed() throws IOException {
        assertThat(CargoAuditData.read(section("""
                {"packages":[
                  {"name":"adler","version":"0.2.3","source":"crates.io"},
                  {"name":"cc","version":"1.0.90","source":"crates.io","kind":"build","dependencies":[0]},
                  {"name":"tool","version":"1.0.0-rc.1+x","source":"local","dependencies":[0,1],"root":true}
                ]}
                """)))
                .containsExactly(
                        new Crate("adler", "0.2.3", "crates.io", false, false),
                        new Crate("cc", "1.0.90", "crates.io", false, true),
                        new Crate("tool", "1.0.0-rc.1+x", "local", true, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"packages\":{}}",
                "{\"packages\":[1]}",
                "{\"packages\":[{\"name\":\"a\",\"version\":\"1\"}]}",
                "{\"packages\":[{\"name\":\"../a\",\"version\":\"1\",\"source\":\"local\"}]}",
                "{\"packages\":[{\"name\":\"a\",\"version\":\"1 2\",\"source\":\"local\"}]}",
                "{\"packages\":[{\"name\":\"a\",\"version\":\"1\",\"source\":\"\\u0007\"}]}",
                "{\"packages\":[{\"name\":\"a\",\"name\":\"b\",\"version\":\"1\",\"source\":\"local\"}]}"
            })
    void whatIsNoListIsRefused(String json) {
        assertThatThrownBy(() -> CargoAuditData.read(section(json)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(".dep-v0 ");
    }

    @Test
    void bombsAndOtherBytesAreRefused() throws IOException {
        byte[] bomb = section(" ".repeat(CargoAuditData.LONGEST + 1));
        assertThatThrownBy(() -> CargoAuditData.read(bomb)).hasMessageContaining("longer than");
        assertThatThrownBy(() -> CargoAuditData.read(new byte[] {1, 2, 3})).hasMessageContaining("not compressed");
        byte[] cut = Arrays.copyOf(bomb, bomb.length / 2);
        assertThatThrownBy(() -> CargoAuditData.read(cut)).isInstanceOf(IOException.class);
        String many = "{\"packages\":[" + "{},".repeat(20_001) + "{}]}";
        assertThatThrownBy(() -> CargoAuditData.read(section(many))).hasMessageContaining("more than");
    }
}
