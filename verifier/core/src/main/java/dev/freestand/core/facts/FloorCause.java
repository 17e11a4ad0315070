package dev.freestand.core.facts;

import dev.freestand.core.name.NameList;
import java.util.List;

/**
 * Why a symbol floor is as high as it is.
 *
 * @param prefix of the versions, such as {@code GLIBC}; the whole name of a version without a number at its end, such as
 *     {@code GLIBC_PRIVATE}
 * @param version the floor, such as {@code 2.34}; empty for a version without a number
 * @param library that has to provide it, such as {@code libc.so.6}
 * @param symbols that ask for it, sorted, 16 at most; empty where no symbol table says
 * @param more how many others there are
 */
public record FloorCause(String prefix, String version, String library, List<String> symbols, int more) {

    public FloorCause {
        symbols = List.copyOf(symbols);
    }

    /** Who has to provide it and what asks for it, such as {@code libc.so.6 for dlopen, stat and 3 more}. */
    public String requester() {
        return library + (symbols.isEmpty() ? "" : " for " + String.join(", ", symbols)) + NameList.more(more);
    }
}
