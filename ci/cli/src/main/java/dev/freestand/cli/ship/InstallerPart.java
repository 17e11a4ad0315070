package dev.freestand.cli.ship;

import dev.freestand.cli.pack.InstallScript;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.core.analysis.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code install.sh}: installs the binary that suits a machine, and with it the manual pages and completions that are in the
 * shipment before it.
 */
public final class InstallerPart implements ShipmentPart {

    static final String NAME = "install.sh";

    /** {@code man/greet.1}, {@code man/man1/greet.1}, {@code man/de/greet.1}. */
    private static final Pattern PAGE = Pattern.compile(
            "man/(?<language>[a-z]{2,3}(?:_[A-Z]{2})?/)?(?:man[1-9]/)?(?<file>[^/]+\\.(?<section>[1-9])[a-z]*(?:\\.gz)?)");

    private static final Pattern COMPLETION = Pattern.compile("completions/(?<shell>bash|zsh|fish)/(?<file>[^/]+)");

    private static final Map<String, String> SHELLS = Map.of(
            "bash", "share/bash-completion/completions/",
            "zsh", "share/zsh/site-functions/",
            "fish", "share/fish/vendor_completions.d/");

    @Override
    public void add(StagingFolder staging) throws PipelineException, IOException {
        SortedMap<String, InstallScript.Extra> extras = new TreeMap<>();
        for (Map.Entry<String, String> file : staging.digests().entrySet()) {
            Optional<String> place = place(file.getKey());
            if (place.isPresent()) {
                InstallScript.Extra extra = new InstallScript.Extra(
                        place.get(),
                        file.getKey(),
                        Files.size(staging.folder().resolve(file.getKey())),
                        file.getValue());
                InstallScript.Extra other = extras.put(extra.place(), extra);
                if (other != null) {
                    throw new PipelineException(
                            ExitCode.USAGE,
                            "nothing is shipped: " + other.source() + " and " + extra.source()
                                    + " would both be installed as " + extra.place()
                                    + "\nKeep one of them in shipment.files.");
                }
            }
        }
        List<InstallScript.Candidate> candidates = new ArrayList<>();
        for (ShippedFile binary : staging.binaries()) {
            candidates.add(new InstallScript.Candidate(
                    binary.variant().name(),
                    binary.name(),
                    binary.sha256(),
                    binary.record().file()));
        }
        staging.writeProgram(
                NAME,
                InstallScript.of(
                        staging.proof().subject(),
                        staging.proof().version(),
                        candidates,
                        List.copyOf(extras.values())));
    }

    /** Where a file of the shipment is installed, relative to the prefix; empty for what is not. */
    static Optional<String> place(String name) {
        Matcher page = PAGE.matcher(name);
        if (page.matches()) {
            String language = page.group("language");
            return Optional.of("share/man/" + (language == null ? "" : language) + "man" + page.group("section") + "/"
                    + page.group("file"));
        }
        Matcher completion = COMPLETION.matcher(name);
        return completion.matches()
                ? Optional.of(SHELLS.get(completion.group("shell")) + completion.group("file"))
                : Optional.empty();
    }
}
