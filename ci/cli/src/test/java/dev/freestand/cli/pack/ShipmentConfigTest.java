package dev.freestand.cli.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freestand.cli.project.Project;
import dev.freestand.verifier.policy.ConfigSchemaTest;
import dev.freestand.verifier.policy.yaml.ConfigException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShipmentConfigTest {

    private static final String HEAD = """
            freestand: 1
            subject: rcli
            version: 1.0.0
            variants: [ { name: v, artifact: a, ship: true }, { name: w, artifact: b } ]
            """;
    private static final String NEEDED = "formats: [ deb ], maintainer: M <m@localhost>, license: MIT, summary: S";

    private static ShipmentConfig parse(String line) throws ConfigException {
        return (ShipmentConfig)
                Project.LOADER.parse("freestand.yaml", HEAD + line + "\n").shipment();
    }

    private static void refused(String line, String message) throws IOException {
        assertThatThrownBy(() -> parse(line))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("freestand.yaml:")
                .hasMessageContaining(message);
    }

    @Test
    void withoutTheKeyNothingIsAdded() throws ConfigException {
        assertThat(parse("")).isNull();
    }

    @Test
    void whatIsLeftOutIsFilledIn() throws ConfigException {
        PackageConfig packages =
                parse("shipment: { packages: { " + NEEDED + " } }").packages();

        assertThat(packages)
                .isEqualTo(new PackageConfig(
                        List.of(PackageFormat.DEB),
                        null,
                        List.of(),
                        new PackageConfig.Metadata("M <m@localhost>", "MIT", "S", null, null, "utils"),
                        Map.of(),
                        Map.of(),
                        new TreeMap<>()));
        assertThat(packages.name("rcli")).isEqualTo("rcli");
    }

    @Test
    void filesComeInTheOrderOfTheirPlacesWhateverTheirOrderInTheFile() throws ConfigException {
        assertThat(parse("shipment: { files: { b/: [ x ], a/: [ y, z ] } }").files())
                .containsExactly(Map.entry("a/", List.of("y", "z")), Map.entry("b/", List.of("x")));
    }

    @Test
    void dependenciesHaveAVersionOrNone() throws ConfigException {
        String line =
                "shipment: { packages: { " + NEEDED + ", depends: { deb: [ libc6 >= 2.34, zlib1g ], rpm: [] } } }";
        assertThat(parse(line).packages().depends())
                .containsEntry(
                        PackageFormat.DEB,
                        List.of(
                                new PackageDependency("libc6", ">=", "2.34"),
                                new PackageDependency("zlib1g", null, null)))
                .containsEntry(PackageFormat.RPM, List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x/",
                "/x/",
                "x",
                "a//b/",
                "a/../b/",
                ".hidden/x",
                "a/.x",
                "'a b/x'",
                "\"a\\nb/x\"",
                "a/b/c/d/e/f/g/h/i/j/k/l"
            })
    void aPlaceInAShipmentIsInAFolder(String place) throws IOException {
        refused("shipment: { files: { " + place + ": [ x ] } }", "is not a path in a shipment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/x", "/usr/", "/usr/x/../../etc/x", "usr/x", "/usr/x//y", "\"/usr/a\\nb\"", "/"})
    void aPackageInstallsBelowUsr(String place) throws IOException {
        String line = "shipment: { packages: { " + NEEDED + ", install: { " + place + ": [ x ] } } }";
        refused(line, "is not a path that a package can install to");
        assertThat(ConfigSchemaTest.problems(HEAD + line)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../../x", "..", "/etc/passwd", "''", "\"a\\nb\"", "\"a\\0b\""})
    void aPatternStaysInTheFolder(String pattern) throws IOException {
        String line = "shipment: { files: { a/: [ " + pattern + " ] } }";
        refused(line, "a");
        assertThat(ConfigSchemaTest.problems(HEAD + line)).isNotEmpty();
    }

    @Test
    void aPatternIsNotLongWithoutEnd() throws IOException {
        refused("shipment: { files: { a/: [ " + "x".repeat(201) + " ] } }", "is not a file pattern");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "name: Rcli#packages.name: 'Rcli' is not a package's name",
                "name: r#packages.name: 'r' is not a package's name",
                "maintainer: me#maintainer: 'me' is not a name and an address",
                "maintainer: \"M\\nDepends: x <m@x>\"#maintainer: 'M",
                "maintainer: M <m@x> <y@z>#maintainer: 'M <m@x> <y@z>' is not",
                "license: \"MIT\\nPre-Depends: x\"#license: 'MIT",
                "summary: \"a\\nEssential: yes\"#summary: 'a",
                "summary: \"a\\rb\"#summary: 'a",
                "summary: \"a\\u202Eb\"#summary: 'a",
                "summary: ' a'#summary: ' a' is not one line",
                "homepage: javascript:x#homepage: 'javascript:x' is not an address",
                "homepage: \"https://x\\ny\"#homepage: 'https://x",
                "section: \"a\\nb\"#section: 'a",
                "description: ''#description: one to 8000 characters",
                "description: \"a\\u001b[2J\"#description: one to 8000 characters",
                "depends: { tar.gz: [ x ] }#unknown key 'tar.gz'; known here: deb, rpm",
                "recommends: { tar.gz: [ x ] }#unknown key 'tar.gz'; known here: deb, rpm",
                "recommends: { deb: [ \"x\\nEssential: yes\" ] }#is not a dependency",
                "depends: { deb: [ 'x | y' ] }#'x | y' is not a dependency",
                "depends: { deb: [ \"x\\nEssential: yes\" ] }#is not a dependency",
            })
    void oneLineOfAPackageCannotBecomeTwo(String key, String message) throws IOException {
        String needed = Arrays.stream(NEEDED.split(", "))
                .filter(each -> !key.startsWith(each.substring(0, each.indexOf(':') + 1)))
                .reduce("", (a, b) -> a + b + ", ");
        String line = "shipment: { packages: { " + needed + key + " } }";
        refused(line, message);
        assertThat(ConfigSchemaTest.problems(HEAD + line)).isNotEmpty();
    }

    @Test
    void theRestOfTheFileMustFit() throws Exception {
        String packages = "shipment: { packages: { " + NEEDED + " } }";
        refused("shipment: { packages: { " + NEEDED + ", variants: [ w ] } }", "the variant w, and none of that name");
        assertThatThrownBy(() -> Project.LOADER.parse("f", HEAD.replace("1.0.0", "1.0_rc1") + packages))
                .hasMessageContaining("the version '1.0_rc1' cannot be that of a deb or an rpm");
        assertThatThrownBy(() -> Project.LOADER.parse("f", HEAD.replace("version: 1.0.0", "") + packages))
                .hasMessageContaining("the key 'version' is missing");
        assertThatThrownBy(() -> Project.LOADER.parse("f", HEAD.replace("subject: rcli", "subject: R_cli") + packages))
                .hasMessageContaining("the subject is the package's name, and 'R_cli' cannot be one");
        assertThat(Project.LOADER
                        .parse("f", HEAD.replace("1.0.0", "1.0-rc1") + packages)
                        .version())
                .isEqualTo("1.0-rc1");
        Project.LOADER.parse(
                "f", HEAD.replace("1.0.0", "1.0_rc1") + packages.replace("formats: [ deb ]", "formats: [ tar.gz ]"));
    }

    @Test
    void everyErrorNamesTheLineOfItsBlock() {
        assertThatThrownBy(() -> parse("shipment:\n  packages:\n    formats: [ zip ]"))
                .hasMessageStartingWith("freestand.yaml:7:16: shipment.packages.formats[0]");
        assertThatThrownBy(() -> parse("shipment:\n  packages:\n    formats: [ deb, deb ]"))
                .hasMessageStartingWith("freestand.yaml:6:3: ");
        assertThatThrownBy(() -> parse("shipment:\n  file: {}"))
                .hasMessageStartingWith(
                        "freestand.yaml:6:3: unknown key 'file'; did you mean files? Known here: files, packages");
    }

    @Test
    void everyKeyAndWordIsInTheSchema() throws IOException {
        ConfigSchemaTest.keys(ShipmentConfig.Document.class, "/$defs/shipment");
        ConfigSchemaTest.keys(ShipmentConfig.Document.PackageDocument.class, "/$defs/packages");
        ConfigSchemaTest.words(
                PackageFormat.values(), PackageFormat::label, "/$defs/packages/properties/formats/items");
    }
}
