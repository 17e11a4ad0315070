package dev.freestand.rcli.job;

import dev.freestand.rcli.age.AgeFile;
import dev.freestand.rcli.age.Identity;
import dev.freestand.rcli.age.Passphrase;
import dev.freestand.rcli.failure.RunException;
import dev.freestand.rcli.key.KeyLines;
import dev.freestand.rcli.key.PassphraseSource;
import dev.freestand.rcli.posix.Posix;
import dev.freestand.rcli.stream.Transfer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request to decrypt what is in the age format.
 *
 * @param passphrase where the passphrase comes from; {@code null}: it is asked for where the file takes one
 * @param identityFiles paths of files of identities
 * @param transfer from where to where
 */
public record AgeDecryptJob(@Nullable PassphraseSource passphrase, List<String> identityFiles, Transfer transfer)
        implements Action {

    @Override
    public void run(Posix sys) throws RunException {
        sys.hideMemory();
        sys.lockMemory();
        List<Identity> identities = new ArrayList<>();
        try {
            for (String path : identityFiles) {
                identities.addAll(KeyLines.identities(sys, path));
            }
            if (passphrase != null) {
                identities.add(new Passphrase(passphrase.read(sys, false), sys.memory()));
            }
            decrypt(sys, identities);
        } finally {
            identities.forEach(Identity::wipe);
        }
    }

    private void decrypt(Posix sys, List<Identity> identities) throws RunException {
        String input = transfer.input();
        String doing = "cannot decrypt: " + (input == null ? "standard input" : RunException.shown(input));
        transfer.run(sys, false, (source, sink, progress) -> {
            AgeFile file = AgeData.run(doing, () -> AgeFile.read(AgeData.source(source)));
            if (identities.isEmpty()) {
                identities.add(askedFor(sys, file, doing));
            }
            progress.pause();
            AgeData.run(doing, () -> {
                file.decrypt(identities, AgeData.sink(sink));
                return sink;
            });
        });
    }

    /** No key was given: the file says whether it takes a passphrase. */
    private static Identity askedFor(Posix sys, AgeFile file, String doing) throws RunException {
        if (!file.takesPassphrase()) {
            throw RunException.usage(doing + ": it is encrypted for recipients: use --identity FILE");
        }
        return new Passphrase(new PassphraseSource.Terminal().read(sys, false), sys.memory());
    }
}
