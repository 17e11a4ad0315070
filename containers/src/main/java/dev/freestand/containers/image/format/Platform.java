package dev.freestand.containers.image.format;

import dev.freestand.core.name.EscapedText;
import dev.freestand.verifier.process.HostMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an image is made for, in the words of the OCI image specification.
 *
 * @param os such as {@code linux}
 * @param architecture such as {@code amd64}; {@code x86_64} and {@code aarch64} are taken for what they mean
 * @param variant such as {@code v7} of {@code arm}; null for the first one ({@code v8} of {@code arm64} is its first)
 */
public record Platform(
        String os, String architecture, @Nullable String variant) {

    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,31}");
    private static final Pattern NUMBERED = Pattern.compile("v([1-9])");

    /** Below the patterns, which its making needs. */
    public static final Platform LINUX_AMD64 = new Platform("linux", "amd64", null);

    /** That of a machine's own images, such as {@code linux/arm64} for AArch64. */
    public static Platform of(HostMachine host) {
        return new Platform("linux", host.name(), null);
    }

    public Platform {
        if (!WORD.matcher(os).matches()
                || !WORD.matcher(architecture).matches()
                || variant != null && !WORD.matcher(variant).matches()) {
            throw new IllegalArgumentException("not a platform: "
                    + EscapedText.line(os + "/" + architecture + (variant == null ? "" : "/" + variant), 80)
                    + "; expected OS/ARCHITECTURE or OS/ARCHITECTURE/VARIANT, such as linux/amd64");
        }
        architecture = switch (architecture) {
            case "x86_64", "x86-64" -> "amd64";
            case "aarch64" -> "arm64";
            default -> architecture;
        };
        if (architecture.equals("arm") && variant == null) {
            // Docker's default.
            variant = "v7";
        } else if (architecture.equals("arm64") && "v8".equals(variant)
                || architecture.equals("amd64") && "v1".equals(variant)) {
            variant = null;
        }
    }

    /**
     * Reads {@code linux/amd64} or {@code linux/arm/v7}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Platform parse(String text) {
        String[] words = text.split("/", -1);
        return new Platform(words[0], words.length > 1 ? words[1] : "", words.length == 3 ? words[2] : tooMany(words));
    }

    private static @Nullable String tooMany(String[] words) {
        return words.length > 3 ? "" : null;
    }

    /** Images that run here: of this platform, then those of lower variants, the best first. */
    public List<Platform> acceptable() {
        List<Platform> all = new ArrayList<>(List.of(this));
        Matcher number = NUMBERED.matcher(String.valueOf(variant));
        if (number.matches()) {
            int lowest = architecture.equals("arm") ? 5 : architecture.equals("arm64") ? 8 : 1;
            for (int v = Integer.parseInt(number.group(1)) - 1; v >= lowest; v--) {
                all.add(new Platform(os, architecture, "v" + v));
            }
        }
        return all;
    }

    @Override
    public String toString() {
        return os + "/" + architecture + (variant == null ? "" : "/" + variant);
    }
}
