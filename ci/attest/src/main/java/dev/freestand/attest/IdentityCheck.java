package dev.freestand.attest;

/** Tells whether a bundle was signed with the identity that is trusted. */
public interface IdentityCheck {

    /** Who has to have signed, as a message names it. */
    String identity();

    /**
     * Checks the bundle of a file.
     *
     * @param bundle its bytes
     * @param sha256 digest of the file, or of a subject of the statement in the bundle
     * @throws AttestException if it is not signed so, or that cannot be determined
     */
    void check(byte[] bundle, byte[] sha256) throws AttestException;

    /**
     * The statement in a bundle.
     *
     * @throws AttestException if there is none
     */
    byte[] statement(byte[] bundle) throws AttestException;
}
