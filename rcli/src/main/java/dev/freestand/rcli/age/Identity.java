package dev.freestand.rcli.age;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A secret key, or a passphrase, that opens files. */
public interface Identity {
    /**
     * Looks for the key of a file in the ways into it.
     *
     * @return the key; {@code null}: none of the ways is for this identity
     * @throws AgeException if one that is of its type is not as it must be
     */
    byte @Nullable [] unwrap(List<Stanza> stanzas) throws AgeException;

    /** Overwrites the secret with zeros; it cannot be used afterwards. */
    void wipe();
}
