package acct.print;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/**
 * Also escapes what JSON allows as it is but a terminal or an editor obeys, such as a right-to-left override. The
 * value that a JSON parser reads stays the same.
 */
final class JsonEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final int DELETE = 0x7f;

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] codes = standardAsciiEscapesForJSON();
        codes[DELETE] = ESCAPE_STANDARD;
        return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
        // A surrogate comes as one half of a pair here; a whole character must stay whole.
        if (Character.isSurrogate((char) c) || !LogText.unsafe(c)) {
            return null;
        }
        String hex = Integer.toHexString(c);
        return new SerializedString("\\u" + "0".repeat(4 - hex.length()) + hex);
    }
}
