package dev.freestand.verifier.contents;

import dev.freestand.verifier.process.ProcessRunner;
import dev.freestand.verifier.proof.PackageOrigin;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The package manager of Fedora, Red Hat, SUSE and those after them. */
final class Rpm implements PackageManager {

    private static final String FORMAT = "%{NAME}\\t%{VERSION}-%{RELEASE}\\t%{EPOCHNUM}\\t%{ARCH}\\t%{SOURCERPM}\\n";
    private static final Pattern SOURCE = Pattern.compile("(.+)-([^-]+-[^-]+)\\.(?:no)?src\\.rpm");

    private final ProcessRunner runner;
    private final Distribution distribution;

    Rpm(ProcessRunner runner, Distribution distribution) {
        this.runner = runner;
        this.distribution = distribution;
    }

    @Override
    public Optional<PackageOwner> owner(Path file, FileDigests digests) {
        return PackageQuery.answer(runner, "rpm", "--query", "--queryformat", FORMAT, "--file", "--", file.toString())
                .map(this::owned);
    }

    private PackageOwner owned(String answer) {
        String[] words = PackageQuery.fields(answer);
        String said = "rpm says of it: " + String.join("; ", answer.lines().toList());
        if (words.length != 5) {
            return PackageOwner.nobody(said);
        }
        Matcher source = SOURCE.matcher(words[4]);
        boolean told = source.matches();
        PackageOrigin origin = distribution.origin(
                "rpm",
                words[0],
                words[1],
                words[2].equals("0") ? null : words[2],
                words[3],
                told ? source.group(1) : null,
                told ? source.group(2) : null);
        return new PackageOwner(origin, origin == null ? said : "rpm, by its path");
    }
}
