package dev.freestand.rcli.job;

import dev.freestand.rcli.age.AgeEncryption;
import dev.freestand.rcli.age.AgeException;
import dev.freestand.rcli.age.Passphrase;
import dev.freestand.rcli.age.Recipient;
import dev.freestand.rcli.age.X25519Recipient;
import dev.freestand.rcli.failure.RunException;
import dev.freestand.rcli.key.KeyLines;
import dev.freestand.rcli.key.PassphraseSource;
import dev.freestand.rcli.posix.Posix;
import dev.freestand.rcli.posix.Utf8;
import dev.freestand.rcli.stream.Transfer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request to encrypt in the age format.
 *
 * @param passphrase where the passphrase comes from; {@code null}: there are recipients
 * @param recipients texts of recipients
 * @param recipientFiles paths of files of them
 * @param armored whether to write ASCII armour
 * @param transfer from where to where
 */
public record AgeEncryptJob(
        @Nullable PassphraseSource passphrase,
        List<String> recipients,
        List<String> recipientFiles,
        boolean armored,
        Transfer transfer)
        implements Action {

    @Override
    public void run(Posix sys) throws RunException {
        sys.hideMemory();
        sys.lockMemory();
        if (passphrase == null) {
            encrypt(sys, allRecipients(sys));
            return;
        }
        Passphrase text = new Passphrase(passphrase.read(sys, true), sys.memory());
        try {
            encrypt(sys, List.of(text));
        } finally {
            text.wipe();
        }
    }

    private List<X25519Recipient> allRecipients(Posix sys) throws RunException {
        List<X25519Recipient> all = new ArrayList<>();
        for (String text : recipients) {
            try {
                all.add(X25519Recipient.parse(Utf8.encode(text)));
            } catch (AgeException e) {
                throw RunException.usage("bad recipient: --recipient: " + e.reason());
            }
        }
        for (String path : recipientFiles) {
            all.addAll(KeyLines.recipients(sys, path));
        }
        return all;
    }

    private void encrypt(Posix sys, List<? extends Recipient> to) throws RunException {
        transfer.run(
                sys,
                armored,
                (source, sink, progress) -> AgeData.run("cannot encrypt", () -> {
                    AgeEncryption.encrypt(AgeData.source(source), AgeData.sink(sink), to, AgeData.random(sys), armored);
                    return sink;
                }));
    }
}
