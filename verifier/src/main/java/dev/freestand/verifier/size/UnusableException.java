package dev.freestand.verifier.size;

/** A separate debug file, map or symbol table cannot be used; the message says why. */
final class UnusableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableException(String sentence) {
        super(sentence);
    }
}
