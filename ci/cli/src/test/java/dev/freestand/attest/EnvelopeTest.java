package dev.freestand.attest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Envelopes and their encoding, with the vectors of the specification (DSSE protocol, "Test Vectors"). */
class EnvelopeTest {

    private static final byte[] HELLO = "hello world".getBytes(StandardCharsets.UTF_8);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theEncodingIsThatOfTheSpecification() {
        assertThat(Envelope.signedBytes("http://example.com/HelloWorld", HELLO))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
        assertThat(Envelope.signedBytes("", new byte[0])).asString().isEqualTo("DSSEv1 0  0 ");
        // Lengths are of bytes, not of characters.
        assertThat(Envelope.signedBytes("ä", bytes("€")))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("DSSEv1 2 ä 3 €");
    }

    @Test
    void theEnvelopeOfTheSpecificationIsRead() throws AttestException {
        Envelope envelope = Envelope.parse(bytes("""
                {"payload": "aGVsbG8gd29ybGQ=",
                 "payloadType": "http://example.com/HelloWorld",
                 "signatures": [{"sig": "A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA=="}]}
                """));
        assertThat(envelope.content()).isEqualTo(HELLO);
        assertThat(envelope.payloadType()).isEqualTo("http://example.com/HelloWorld");
        assertThat(envelope.signatures()).hasSize(1);
    }

    @Test
    void bothAlphabetsOfBase64AreRead() throws AttestException {
        byte[] payload = {(byte) 0xfb, (byte) 0xff, (byte) 0xfe};
        assertThat(new Envelope("t", "-__-", List.of()).content()).isEqualTo(payload);
        assertThat(Envelope.unsigned("t", payload).payload()).isEqualTo("+//+");
    }

    @Test
    void whatIsWrittenIsReadAgain() throws AttestException {
        Envelope envelope = Envelope.unsigned("application/vnd.in-toto+json", HELLO);
        assertThat(envelope.bytes()).asString().isEqualTo("""
                {
                  "payloadType": "application/vnd.in-toto+json",
                  "payload": "aGVsbG8gd29ybGQ=",
                  "signatures": [ ]
                }
                """);
        assertThat(Envelope.parse(envelope.bytes())).isEqualTo(envelope);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|cannot be read",
                "null|holds no object",
                "{}|payloadType is missing",
                "{\"payloadType\":\"t\",\"payload\":\"\"}|signatures is missing",
                "{\"payloadType\":\"t\",\"payload\":\"\",\"signatures\":[{}]}|sig is missing",
                "{\"payloadType\":\"t\",\"payloadType\":\"u\",\"payload\":\"\",\"signatures\":[]}|a repeated name",
                "{\"payloadType\":\"t\",\"payload\":\"\",\"signatures\":[]} {}|expected the end",
                "{\"payloadType\":\"t\",\"payload\":\"\",\"signatures\":[|cannot be read",
            })
    void whatIsNoEnvelopeIsRefused(String json, String words) {
        assertThatThrownBy(() -> Envelope.parse(bytes(json)))
                .isInstanceOf(AttestException.class)
                .hasMessageContaining(words);
    }

    @Test
    void depthAndNumberAreBounded() {
        String deep = "{\"x\":" + "[".repeat(100_000);
        assertThatThrownBy(() -> Envelope.parse(bytes(deep))).isInstanceOf(AttestException.class);
        String many = "{\"payloadType\":\"t\",\"payload\":\"\",\"signatures\":[" + "{\"sig\":\"\"},".repeat(16)
                + "{\"sig\":\"\"}]}";
        assertThatThrownBy(() -> Envelope.parse(bytes(many)))
                .hasMessageContaining("17 signatures, expected at most 16");
        assertThatThrownBy(() -> new Envelope("t", "no!", List.of()).content()).hasMessage("the payload is not base64");
    }
}
