package dev.freestand.rcli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The Rust program in {@code ci/examples/cargo} and this one read what the other wrote. */
@ParameterizedClass
@EnumSource(Subject.class)
class RustExampleIT extends ContractTestBase {

    @TempDir
    private static Path built;

    private static Path rust;

    @BeforeAll
    static void build() throws Exception {
        // Cargo finds its toolchain by the user's own variables, which no subject gets to see.
        Map<String, String> variables = new HashMap<>(System.getenv());
        variables.put("CARGO_TARGET_DIR", built.toString());
        Path example = Path.of("../ci/examples/cargo").toAbsolutePath().normalize();
        new Runner(Subject.MUSL_STATIC, example)
                .run(variables, new byte[0], List.of("cargo", "build", "--quiet", "--release", "--locked", "--offline"))
                .succeeded();
        rust = built.resolve("release/rcli");
    }

    private byte[] rust(byte[] input, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(rust.toString()));
        command.addAll(Arrays.asList(arguments));
        return run.run(Map.of(), input, command).succeeded().out();
    }

    @Test
    void eachDecryptsWhatTheOtherEncrypted() throws Exception {
        for (int size : new int[] {0, 1, 255, 65_536, 200_001}) {
            byte[] plain = random(size);
            byte[] cipher = rust(plain, "encrypt", "--key", KEY);
            assertThat(cipher).isEqualTo(rc4(KEY_BYTES, plain));
            assertThat(run.rcli(cipher, "decrypt", "--key", KEY).succeeded().out())
                    .isEqualTo(plain);
            assertThat(rust(run.rcli(plain, "encrypt", "--key", KEY).succeeded().out(), "decrypt", "--key", KEY))
                    .isEqualTo(plain);
        }
    }

    @Test
    void bothTakeTheSameKeys() throws Exception {
        byte[] plain = random(1000);
        write("key", random(256));
        for (String key : new String[] {"--key=0x01:02:03:04:05:06:07", "--key=DE AD be ef 00", "--key-file=key"}) {
            assertThat(rust(plain, "encrypt", key))
                    .as(key)
                    .isEqualTo(run.rcli(plain, "encrypt", key).succeeded().out());
        }
        for (String key : new String[] {"--key=01020304", "--key=010", "--key=xyz", "--key-file=missing"}) {
            int status = run.rcli(plain, "encrypt", key).exit();
            assertThat(run.run(Map.of(), plain, List.of(rust.toString(), "encrypt", key))
                            .exit())
                    .as(key)
                    .isEqualTo(status)
                    .isNotZero();
        }
    }
}
