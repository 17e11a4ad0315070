package dev.freestand.verifier.contents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freestand.verifier.json.Mappers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;

/**
 * The list of crates that cargo-auditable writes into the section {@code .dep-v0} of Rust programs: JSON, compressed with
 * zlib (its PARSING.md). Hostile like all of the file: sizes, counts and names are bounded.
 */
final class CargoAuditData {

    static final String SECTION = ".dep-v0";

    /** Longest section that is read, and longest text in it: 8 MiB, as cargo-auditable advises. */
    static final int LONGEST = 8 << 20;

    private static final int MOST = 20_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,128}");
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z.+-]{1,128}");
    private static final Pattern SOURCE = Pattern.compile("[!-~]{1,256}");
    private static final ObjectMapper JSON = Mappers.strict().build();

    private CargoAuditData() {}

    /**
     * A crate.
     *
     * @param source such as {@code crates.io}, {@code git} or {@code local}
     * @param root whether it is the program itself
     * @param buildOnly whether it took part in the build alone
     */
    record Crate(String name, String version, String source, boolean root, boolean buildOnly) {}

    /**
     * Reads a section.
     *
     * @throws IOException if it is damaged, too long, or names what is no crate; the message says so
     */
    static List<Crate> read(byte[] section) throws IOException {
        byte[] text;
        try (InflaterInputStream inflated = new InflaterInputStream(new ByteArrayInputStream(section))) {
            text = inflated.readNBytes(LONGEST + 1);
        } catch (IOException e) {
            throw new IOException(SECTION + " is not compressed as cargo-auditable does it");
        }
        if (text.length > LONGEST) {
            throw new IOException(SECTION + " is longer than " + LONGEST + " bytes");
        }
        JsonNode packages;
        try {
            packages = JSON.readTree(text).path("packages");
        } catch (JsonProcessingException e) {
            throw new IOException(SECTION + " is not JSON");
        }
        if (!packages.isArray() || packages.size() > MOST) {
            throw new IOException(SECTION + " has no list of packages, or one of more than " + MOST);
        }
        List<Crate> crates = new ArrayList<>();
        for (JsonNode one : packages) {
            String name = one.path("name").asText();
            String version = one.path("version").asText();
            String source = one.path("source").asText();
            if (!NAME.matcher(name).matches()
                    || !VERSION.matcher(version).matches()
                    || !SOURCE.matcher(source).matches()) {
                throw new IOException(SECTION + " names what is no crate");
            }
            crates.add(new Crate(
                    name,
                    version,
                    source,
                    one.path("root").asBoolean(),
                    one.path("kind").asText().equals("build")));
        }
        return crates;
    }
}
