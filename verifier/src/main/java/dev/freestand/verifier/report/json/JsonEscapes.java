package dev.freestand.verifier.report.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.freestand.core.name.EscapedText;
import org.jspecify.annotations.Nullable;

/**
 * Writes as <code>&#92;uXXXX</code> whatever a terminal, an editor or a log viewer acts upon instead of showing it, so that
 * JSON can be looked at. Whoever parses it gets the characters themselves.
 */
public final class JsonEscapes extends CharacterEscapes {

    private static final long serialVersionUID = 1L;

    private static final int[] ASCII = ascii();

    private static int[] ascii() {
        int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
        // DEL is the one control character of ASCII that JSON lets be (RFC 8259, section 7).
        codes[0x7f] = ESCAPE_STANDARD;
        return codes;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ASCII.clone();
    }

    /**
     * Characters beyond U+FFFF come here as two surrogates, neither of which shows whether there is anything to see: both are
     * escaped, as is one by itself.
     */
    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
        return EscapedText.isPlain(c) ? null : new SerializedString(EscapedText.escaped((char) c));
    }
}
