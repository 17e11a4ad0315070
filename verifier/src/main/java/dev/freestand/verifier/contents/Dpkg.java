package dev.freestand.verifier.contents;

import dev.freestand.verifier.process.ProcessRunner;
import dev.freestand.verifier.proof.PackageOrigin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Debian's package manager. Compares the file with the digest that the package has for it, too. */
final class Dpkg implements PackageManager {

    private static final String QUERY = "dpkg-query";
    private static final String FORMAT =
            "${Package}\\t${Version}\\t${Architecture}\\t${source:Package}\\t${source:Version}\\n";
    private static final Pattern PACKAGE = Pattern.compile("[a-z0-9][a-z0-9+.-]*(:[a-z0-9-]+)?");
    private static final Pattern SUM = Pattern.compile("^([0-9a-f]{32})  (.+)$", Pattern.MULTILINE);
    private static final String USR = "/usr/";

    private final ProcessRunner runner;
    private final Distribution distribution;
    private final Map<String, Optional<PackageOrigin>> origins = new HashMap<>();
    private final Map<String, Map<String, String>> sums = new HashMap<>();

    Dpkg(ProcessRunner runner, Distribution distribution) {
        this.runner = runner;
        this.distribution = distribution;
    }

    @Override
    public Optional<PackageOwner> owner(Path file, FileDigests digests) {
        for (String name : names(file.toString())) {
            Optional<String> found = PackageQuery.answer(runner, QUERY, "--search", "--", name);
            if (found.isPresent()) {
                return Optional.of(owned(found.get(), name, digests));
            }
        }
        return Optional.empty();
    }

    /** Where /lib is a link to /usr/lib, packages may still know a file by its name below /lib. */
    private static List<String> names(String file) {
        return file.startsWith(USR) ? List.of(file, file.substring(USR.length() - 1)) : List.of(file);
    }

    private PackageOwner owned(String answer, String file, FileDigests digests) {
        List<String> owners = new ArrayList<>();
        for (String line : answer.lines().toList()) {
            int end = line.length() - file.length() - 2;
            if (end < 1 || !line.endsWith(": " + file)) {
                return PackageOwner.nobody("dpkg reports: " + line);
            }
            owners.add(line.substring(0, end));
        }
        if (owners.size() != 1 || !PACKAGE.matcher(owners.get(0)).matches()) {
            return PackageOwner.nobody("by dpkg it belongs to " + String.join(", ", owners));
        }
        String owner = owners.get(0);
        PackageOrigin origin = origins.computeIfAbsent(owner, this::ask).orElse(null);
        if (origin == null) {
            return PackageOwner.nobody("it belongs to " + owner + ", about which dpkg reports nothing more");
        }
        String packaged = sums.computeIfAbsent(owner, this::sums).get(file.substring(1));
        if (packaged == null) {
            return new PackageOwner(origin, "dpkg, by its path");
        }
        return packaged.equals(digests.md5())
                ? new PackageOwner(origin, "dpkg, by its path and content")
                : PackageOwner.nobody(
                        "it lies where " + owner + " " + origin.version() + " has a file, but differs from that");
    }

    private Optional<PackageOrigin> ask(String owner) {
        return PackageQuery.answer(runner, QUERY, "--show", "--showformat", FORMAT, "--", owner)
                .flatMap(answer -> Optional.ofNullable(origin(answer)));
    }

    private @Nullable PackageOrigin origin(String answer) {
        String[] words = PackageQuery.fields(answer);
        return words.length == 5
                ? distribution.origin("deb", words[0], words[1], null, words[2], words[3], words[4])
                : null;
    }

    private Map<String, String> sums(String owner) {
        Map<String, String> found = new HashMap<>();
        Matcher line = SUM.matcher(PackageQuery.answer(runner, QUERY, "--control-show", owner, "md5sums")
                .orElse(""));
        while (line.find()) {
            found.put(line.group(2), line.group(1));
        }
        return found;
    }
}
