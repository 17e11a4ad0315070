package dev.freestand.verifier.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something inside the file that no linker sees, such as a library that was compiled together with the program.
 *
 * @param purl its package URL, with a version: without one nothing can be traced to the file
 * @param license SPDX expression; null where that is not known
 * @param variant the variant it is in; null: in every one
 */
public record DeclaredContent(
        String purl, @Nullable String license, @Nullable String variant) {

    private static final Pattern PURL = Pattern.compile("pkg:[A-Za-z][A-Za-z0-9.+-]*/[!-~]+@[!-~]+");
    private static final Pattern LICENSE = Pattern.compile("[A-Za-z0-9(][A-Za-z0-9.+() :-]{0,199}");

    public DeclaredContent {
        try {
            if (!PURL.matcher(purl).matches() || new PackageURL(purl).getVersion() == null) {
                throw new IllegalArgumentException("'" + purl + "' is no package URL with a version: write"
                        + " pkg:TYPE/NAMESPACE/NAME@VERSION, such as pkg:maven/info.picocli/picocli@4.7.7");
            }
        } catch (MalformedPackageURLException e) {
            throw new IllegalArgumentException("'" + purl + "' is no package URL: " + e.getMessage(), e);
        }
        if (license != null && !LICENSE.matcher(license).matches()) {
            throw new IllegalArgumentException(
                    "'" + license + "' is no SPDX license expression, such as Apache-2.0 or MIT OR GPL-2.0-only");
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static DeclaredContent of(FreestandConfig.Document.ContentDocument document) {
        return document.toDeclaredContent();
    }
}
