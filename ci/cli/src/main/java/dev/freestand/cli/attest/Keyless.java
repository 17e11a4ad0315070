package dev.freestand.cli.attest;

import dev.freestand.attest.AttestException;
import dev.freestand.attest.Statement;
import java.util.Optional;

/** Signs with an identity in place of a key: the bundles say who signed, and a public log has it. */
public interface Keyless {

    /**
     * Signs a statement.
     *
     * @return a bundle in JSON; empty where the log that is used takes no statements
     * @throws AttestException if it is refused, or a service cannot be reached
     */
    Optional<String> attest(Statement statement) throws AttestException;

    /**
     * Signs the bytes of a file.
     *
     * @return a bundle in JSON
     * @throws AttestException as above
     */
    String sign(byte[] content) throws AttestException;
}
