package dev.freestand.verifier.policy;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.OptBoolean;
import dev.freestand.verifier.policy.value.RequiredFields;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that a user wrote down: text, or where text would not do hexadecimal digits or the name of a file.
 *
 * <p>Held as hexadecimal, so that two contents are equal exactly when their bytes are.
 *
 * @param hex lower-case hexadecimal digits, two per byte
 */
public record Content(String hex) {

    public static final Content EMPTY = new Content("");

    public Content {
        HexFormat.of().parseHex(hex);
        if (!hex.equals(hex.toLowerCase(java.util.Locale.ROOT))) {
            throw new IllegalArgumentException("not lower-case: " + hex);
        }
    }

    /** The UTF-8 bytes of a text. */
    public static Content ofText(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Content of(byte[] bytes) {
        return new Content(HexFormat.of().formatHex(bytes));
    }

    /** A fresh array of the bytes. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Content ofScalar(String text) {
        return ofText(text);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Content ofObject(NotText written, @JacksonInject(useInput = OptBoolean.FALSE) ContentFiles files) {
        if (written.file() != null) {
            if (written.hex() != null) {
                throw new IllegalArgumentException("both hex and file: one of the two");
            }
            return files.content(written.file());
        }
        String digits = RequiredFields.of(written.hex(), "hex or file").replace(" ", "");
        try {
            return of(HexFormat.of().parseHex(digits));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + written.hex() + "' is not hexadecimal: write two digits a byte, such as 00 ff", e);
        }
    }

    /**
     * How bytes that are not text stand in the configuration: {@code { hex: "00 ff" }} or {@code { file: PATH }}.
     *
     * @param hex two digits a byte; spaces between bytes are allowed
     * @param file path of a file that has these bytes, relative to the configuration's folder
     */
    record NotText(@Nullable String hex, @Nullable String file) {}
}
