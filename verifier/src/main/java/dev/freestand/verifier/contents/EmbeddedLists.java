package dev.freestand.verifier.contents;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import dev.freestand.core.elf.ElfFile;
import dev.freestand.core.elf.ElfFormatException;
import dev.freestand.core.elf.Section;
import dev.freestand.core.elf.read.ElfReader;
import dev.freestand.core.facts.GoBuild;
import dev.freestand.core.gobuild.GoBuildReader;
import dev.freestand.core.gobuild.GoModule;
import dev.freestand.verifier.file.FileSource;
import dev.freestand.verifier.proof.EmbeddedComponent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What lists in the file itself name: that of cargo-auditable, and that of Go's linker.
 *
 * @param components by package URL, sorted by it
 * @param crates whether all crates are named, with which nothing of Rust is unknown
 * @param wholeGoProgram whether Go's own linker made all of the file, of these modules and nothing else
 * @param problem why a list that is there was not used; null for no such thing
 */
record EmbeddedLists(
        List<EmbeddedComponent> components,
        boolean crates,
        boolean wholeGoProgram,
        @Nullable String problem) {

    private static final String CARGO = "listed in the file by cargo-auditable (.dep-v0)";
    private static final String GO = "listed in the file by Go's linker (.go.buildinfo)";

    /** Those of a file. Never throws for a damaged one. */
    static EmbeddedLists of(Path file) throws IOException {
        TreeMap<String, EmbeddedComponent> found = new TreeMap<>();
        try (FileSource source = FileSource.open(file)) {
            ElfFile elf = ElfReader.read(source);
            String problem = null;
            boolean crates = false;
            for (Section section : elf.sections().all()) {
                if (section.name().equals(CargoAuditData.SECTION)) {
                    try {
                        add(found, crates(source, section));
                        crates = true;
                    } catch (IOException e) {
                        problem = e.getMessage();
                    }
                }
            }
            GoBuild go = GoBuildReader.read(elf, source);
            boolean modules = false;
            if (go != null) {
                try {
                    add(found, go(go, GoBuildReader.modules(elf, source)));
                    modules = true;
                } catch (IOException e) {
                    problem = e.getMessage();
                }
            }
            return new EmbeddedLists(
                    List.copyOf(found.values()),
                    crates,
                    go != null && modules && "0".equals(go.settings().get("CGO_ENABLED")),
                    problem);
        } catch (ElfFormatException e) {
            return new EmbeddedLists(List.of(), false, false, null);
        }
    }

    private static void add(TreeMap<String, EmbeddedComponent> found, Collection<EmbeddedComponent> components) {
        components.forEach(component -> found.put(component.purl(), component));
    }

    private static List<EmbeddedComponent> crates(FileSource source, Section section) throws IOException {
        if (section.size() > CargoAuditData.LONGEST) {
            throw new IOException(CargoAuditData.SECTION + " is longer than " + CargoAuditData.LONGEST + " bytes");
        }
        byte[] bytes = new byte[(int) section.size()];
        if (source.read(section.offset(), bytes, 0, bytes.length) < bytes.length) {
            throw new IOException(CargoAuditData.SECTION + " reaches behind the end of the file");
        }
        List<EmbeddedComponent> components = new ArrayList<>();
        for (CargoAuditData.Crate crate : CargoAuditData.read(bytes)) {
            if (!crate.root()) {
                components.add(new EmbeddedComponent(
                        purl("cargo", null, crate.name(), crate.version()),
                        crate.name(),
                        crate.version(),
                        crate.source(),
                        crate.buildOnly(),
                        CARGO));
            }
        }
        return components;
    }

    private static List<EmbeddedComponent> go(GoBuild build, List<GoModule> modules) throws IOException {
        List<EmbeddedComponent> components = new ArrayList<>();
        String version = build.version().replaceFirst("^go", "");
        components.add(
                new EmbeddedComponent(purl("golang", null, "stdlib", version), "stdlib", version, null, false, GO));
        for (GoModule module : modules) {
            // By the specification of package URLs, names of Go are in lower case, and the path is a namespace.
            String path = module.path().toLowerCase(Locale.ROOT);
            int slash = path.lastIndexOf('/');
            components.add(new EmbeddedComponent(
                    purl(
                            "golang",
                            slash < 0 ? null : path.substring(0, slash),
                            path.substring(slash + 1),
                            module.version()),
                    module.path(),
                    module.version(),
                    module.replaces() == null ? null : "replaces " + module.replaces(),
                    false,
                    GO));
        }
        return components;
    }

    private static String purl(String type, @Nullable String namespace, String name, String version)
            throws IOException {
        try {
            return new PackageURL(type, namespace, name, version, null, null).canonicalize();
        } catch (MalformedPackageURLException e) {
            throw new IOException("the list of components in the file names what is no package: " + name);
        }
    }
}
