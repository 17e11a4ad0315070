package dev.freestand.verifier.contents;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import dev.freestand.verifier.proof.PackageOrigin;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The distribution of the machine that links, by os-release(5).
 *
 * @param id its lower-case name, such as {@code debian}; null when it has none
 * @param release its number, or else its code name; null when it has neither
 */
record Distribution(@Nullable String id, @Nullable String release) {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._~-]{1,64}");

    /** Reads {@code /etc/os-release}; nothing is known where it cannot be read. */
    static Distribution read(Path file) {
        return of(OsRelease.read(file));
    }

    static Distribution parse(String text) {
        return of(OsRelease.parse(text));
    }

    private static Distribution of(OsRelease file) {
        String release = word(file, "VERSION_ID");
        return new Distribution(word(file, "ID"), release == null ? word(file, "VERSION_CODENAME") : release);
    }

    /** A value that can be part of a package URL as it is. */
    private static @Nullable String word(OsRelease file, String name) {
        String value = file.values().getOrDefault(name, "");
        return WORD.matcher(value).matches() ? value : null;
    }

    /**
     * The origin that a package manager's words amount to; null when they make no package URL.
     *
     * @param type of the package URL: {@code deb}, {@code rpm} or {@code apk}
     * @param epoch of an rpm; null where the version holds it, or there is none
     */
    @Nullable
    PackageOrigin origin(
            String type,
            String name,
            String version,
            @Nullable String epoch,
            String arch,
            @Nullable String source,
            @Nullable String sourceVersion) {
        TreeMap<String, String> qualifiers = new TreeMap<>();
        qualifiers.put("arch", arch);
        if (epoch != null) {
            qualifiers.put("epoch", epoch);
        }
        if (id != null && release != null) {
            qualifiers.put("distro", id + "-" + release);
        }
        try {
            String purl = new PackageURL(type, id, name, version, qualifiers, null).canonicalize();
            return new PackageOrigin(purl, name, version, arch, source, sourceVersion);
        } catch (MalformedPackageURLException e) {
            return null;
        }
    }
}
