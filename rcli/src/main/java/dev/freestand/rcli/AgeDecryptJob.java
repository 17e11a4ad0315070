package dev.freestand.rcli;

import dev.freestand.rcli.age.AgeFile;
import dev.freestand.rcli.age.Identity;
import dev.freestand.rcli.age.Passphrase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request to decrypt what is in the age format.
 *
 * @param passphrase where the passphrase comes from; {@code null}: it is asked for where the file takes one
 * @param identityFiles paths of files of identities
 * @param input path of the file to read; {@code null}: standard input
 * @param output path of the file to write; {@code null}: standard output
 * @param force whether to write to a terminal
 * @param quiet whether to show no progress
 */
record AgeDecryptJob(
        @Nullable PassphraseSource passphrase,
        List<String> identityFiles,
        @Nullable String input,
        @Nullable String output,
        boolean force,
        boolean quiet)
        implements Action {

    @Override
    public void run(Sys sys) throws RunFailure {
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

    private void decrypt(Sys sys, List<Identity> identities) throws RunFailure {
        Input source = input == null ? Input.standard(sys) : Input.open(sys, input);
        Output sink = Destination.open(sys, source, input, output, force);
        Progress progress = Progress.of(sys, quiet, source, sink);
        String doing = "cannot decrypt: " + (input == null ? "standard input" : RunFailure.shown(input));
        try {
            AgeFile file = AgeData.run(doing, () -> AgeFile.read(AgeData.source(source)));
            if (identities.isEmpty()) {
                identities.add(askedFor(sys, file, doing));
            }
            progress.pause();
            AgeData.run(doing, () -> {
                file.decrypt(identities, AgeData.sink(sink));
                return sink;
            });
            sink.commit();
        } catch (RunFailure e) {
            throw sink.discard(e);
        } finally {
            progress.clear();
        }
    }

    /** No key was given: the file says whether it takes a passphrase. */
    private static Identity askedFor(Sys sys, AgeFile file, String doing) throws RunFailure {
        if (!file.takesPassphrase()) {
            throw RunFailure.usage(doing + ": it is encrypted for recipients: use --identity FILE");
        }
        return new Passphrase(new PassphraseSource.Terminal().read(sys, false), sys.memory());
    }
}
