package dev.freestand.verifier.contents;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.proof.PackageOrigin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The distribution of the machine that links, by os-release(5).
 *
 * @param id its lower-case name, such as {@code debian}; null when it has none
 * @param release its number, or else its code name; null when it has neither
 */
record Distribution(@Nullable String id, @Nullable String release) {

    private static final int LONGEST = 1 << 16;
    private static final Pattern LINE = Pattern.compile(
            "^(ID|VERSION_ID|VERSION_CODENAME)=[\"']?([A-Za-z0-9._~-]{1,64})[\"']?$", Pattern.MULTILINE);

    /** Reads {@code /etc/os-release}; nothing is known where it cannot be read. */
    static Distribution read(Path file) {
        try (InputStream in = RegularFile.stream(file)) {
            return parse(new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            return new Distribution(null, null);
        }
    }

    static Distribution parse(String text) {
        Map<String, String> values = new TreeMap<>();
        Matcher line = LINE.matcher(text);
        while (line.find()) {
            values.put(line.group(1), line.group(2));
        }
        String release = values.get("VERSION_ID");
        return new Distribution(values.get("ID"), release == null ? values.get("VERSION_CODENAME") : release);
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
