package dev.freestand.verifier.contents;

import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.process.ProcessRunner;
import dev.freestand.verifier.proof.PackageOrigin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Alpine's package manager. The command names no source package, its database does. */
final class Apk implements PackageManager {

    private static final Pattern OWNER =
            Pattern.compile(".* is owned by (\\S+)-([^-\\s]+-r[0-9]+)\\s*", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("^([PVAo]):(.+)$", Pattern.MULTILINE);
    private static final int LONGEST = 64 << 20;

    private final ProcessRunner runner;
    private final Distribution distribution;
    private final Path database;

    /**
     * The manager of a tree.
     *
     * @param database its list of installed packages, {@code /lib/apk/db/installed}
     */
    Apk(ProcessRunner runner, Distribution distribution, Path database) {
        this.runner = runner;
        this.distribution = distribution;
        this.database = database;
    }

    @Override
    public Optional<PackageOwner> owner(Path file, FileDigests digests) {
        return PackageQuery.answer(runner, "apk", "info", "--who-owns", "--", file.toString())
                .map(this::owned);
    }

    private PackageOwner owned(String answer) {
        Matcher owner = OWNER.matcher(answer);
        if (!owner.matches()) {
            return PackageOwner.nobody("apk reports: " + answer.strip());
        }
        for (String entry : installed().split("\n\n")) {
            Map<String, String> fields = new TreeMap<>();
            Matcher field = FIELD.matcher(entry);
            while (field.find()) {
                fields.putIfAbsent(field.group(1), field.group(2));
            }
            String arch = fields.get("A");
            if (owner.group(1).equals(fields.get("P")) && owner.group(2).equals(fields.get("V")) && arch != null) {
                String source = fields.get("o");
                PackageOrigin origin = distribution.origin(
                        "apk",
                        owner.group(1),
                        owner.group(2),
                        null,
                        arch,
                        source,
                        source == null ? null : owner.group(2));
                return new PackageOwner(origin, origin == null ? "apk reports: " + answer.strip() : "apk, by its path");
            }
        }
        return PackageOwner.nobody(
                "it belongs to " + owner.group(1) + ", which the list of installed packages does not name");
    }

    private String installed() {
        try (InputStream in = RegularFile.stream(database)) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
