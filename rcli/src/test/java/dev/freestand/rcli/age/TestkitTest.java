package dev.freestand.rcli.age;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published test vectors of the format; their file says where they are from. */
class TestkitTest {
    private static final long MEMORY = 1L << 40;

    /** One line of the file. */
    record Vector(String name, String expected, String payload, List<Identity> identities, byte[] file) {
        static Vector parse(String line) {
            try {
                String[] field = line.split("\\|", -1);
                List<Identity> identities = new ArrayList<>();
                for (String identity : field[3].equals("-") ? new String[0] : field[3].split(" ")) {
                    identities.add(X25519Identity.parse(Ascii.bytes(identity)));
                }
                if (!field[4].equals("-")) {
                    identities.add(new Passphrase(Ascii.bytes(field[4]), MEMORY));
                }
                byte[] deflated = Base64.getDecoder().decode(field[5]);
                byte[] file = new InflaterInputStream(new ByteArrayInputStream(deflated)).readAllBytes();
                return new Vector(field[0], field[1], field[2], identities, file);
            } catch (IOException e) {
                throw new AssertionError(line, e);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Vector> vectors() throws IOException {
        try (InputStream text = TestkitTest.class.getResourceAsStream("testkit.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines().filter(line -> !line.startsWith("#")).map(Vector::parse).toList().stream();
        }
    }

    @Test
    void areAllThere() throws IOException {
        assertThat(vectors()).hasSize(122);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void isDecryptedAsExpected(Vector vector) throws Exception {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        String outcome = "success";
        InputStream input = new ByteArrayInputStream(vector.file());
        // Pieces of an odd size, as a pipe may give them.
        ByteInput source = buffer -> Math.max(0, input.read(buffer, 0, Math.min(buffer.length, 997)));
        try {
            AgeFile.read(source).decrypt(vector.identities(), (data, to) -> plain.write(data, 0, to));
        } catch (AgeException e) {
            outcome = switch (e.kind()) {
                case NOT_AGE -> vector.expected().equals("armor failure") ? "armor failure" : "header failure";
                case ARMOR -> "armor failure";
                case HEADER -> "header failure";
                case NO_MATCH -> "no match";
                case MAC -> "HMAC failure";
                case PAYLOAD -> "payload failure";
                case KEY -> "key failure";
            };
        }
        assertThat(outcome).isEqualTo(vector.expected());
        if (vector.payload().equals("-")) {
            assertThat(plain.size()).isZero();
        } else {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(plain.toByteArray());
            assertThat(HexFormat.of().formatHex(digest)).isEqualTo(vector.payload());
        }
    }
}
