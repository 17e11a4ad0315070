package dev.freestand.cli.sbom;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import dev.freestand.core.facts.Libc;
import dev.freestand.core.facts.LibcFlavour;
import dev.freestand.core.facts.Linkage;
import dev.freestand.verifier.proof.VariantContents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.cyclonedx.model.BomReference;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Composition;
import org.cyclonedx.model.Dependency;

/**
 * A binary and what is known of its inside.
 *
 * @param binary the binary itself
 * @param components what is in it, and what it needs beside it, sorted by reference
 * @param own the project's own objects among them, by reference; empty when their number is not known
 * @param whole whether the link is accounted for to the last file
 */
record BinaryContents(Component binary, List<Component> components, List<String> own, boolean whole) {

    private static final String BINARY = "binary";
    private static final String OWN = "own-objects";

    static BinaryContents of(DescribedBinary described) throws SbomException {
        VariantContents linked = described.linked();
        Component binary = binary(described);
        List<Component> components = new ArrayList<>(EmbeddedParts.with(
                DeclaredParts.of(described.declared()), linked == null ? List.of() : linked.components()));
        List<String> own = new ArrayList<>();
        String problem = linked == null ? "the proof does not record what was linked" : linked.problem();
        if (problem != null) {
            ComponentFactory.property(binary, "incomplete", problem);
        }
        if (linked != null) {
            components.addAll(LinkedParts.of(linked.files()));
            if (linked.ownObjects() > 0) {
                components.add(own(described.subject(), linked));
                own.add(OWN);
            }
        }
        if (problem != null && described.file().linkage() == Linkage.STATIC) {
            libc(described.file().libc(), components);
        }
        for (String needed : new TreeSet<>(described.file().needed())) {
            Component library = ComponentFactory.component(Component.Type.LIBRARY, "needed:" + needed, needed);
            library.setScope(Component.Scope.REQUIRED);
            ComponentFactory.property(library, "place", "outside the file: found by the loader where it runs");
            components.add(library);
        }
        components.sort(Comparator.comparing(Component::getBomRef));
        return new BinaryContents(binary, components, own, linked != null && linked.traced());
    }

    private static Component binary(DescribedBinary described) throws SbomException {
        Component binary = ComponentFactory.component(Component.Type.APPLICATION, BINARY, described.subject());
        binary.setVersion(described.version());
        ComponentFactory.sha256(binary, described.sha256());
        try {
            binary.setPurl(new PackageURL("generic", null, described.subject(), described.version(), null, null)
                    .canonicalize());
        } catch (MalformedPackageURLException e) {
            throw new SbomException("'" + described.subject() + "' is not valid in a package URL", e);
        }
        ComponentFactory.property(binary, "file", described.name());
        ComponentFactory.property(binary, "linkage", described.file().linkage().label());
        return binary;
    }

    private static Component own(String subject, VariantContents linked) {
        Component own = ComponentFactory.component(Component.Type.FILE, OWN, subject + "'s own objects");
        ComponentFactory.property(own, "how", "objects of the project, taken by the linker");
        ComponentFactory.property(own, "members", linked.ownObjects());
        ComponentFactory.property(own, "bytes", linked.ownBytes());
        return own;
    }

    /** Without a map, the C library is all that the file itself shows. */
    private static void libc(Libc libc, List<Component> components) {
        if (libc.flavour() != LibcFlavour.NONE && libc.flavour() != LibcFlavour.UNKNOWN) {
            String name = libc.flavour().label();
            Component library = ComponentFactory.component(Component.Type.LIBRARY, "libc:" + name, name);
            library.setVersion(libc.version());
            ComponentFactory.property(library, "how", "identified in the file");
            ComponentFactory.property(library, "origin", "unknown");
            components.add(library);
        }
    }

    /** The binary stands on all of it, whether inside or beside it. */
    List<Dependency> dependencies() {
        Dependency dependency = new Dependency(BINARY);
        components.forEach(component -> dependency.addDependency(new Dependency(component.getBomRef())));
        return List.of(dependency);
    }

    /** What is in the project's own objects is only declared, and not checked. */
    List<Composition> compositions() {
        List<Composition> compositions = new ArrayList<>();
        compositions.add(composition(
                whole ? Composition.Aggregate.COMPLETE : Composition.Aggregate.INCOMPLETE, List.of(BINARY)));
        if (!own.isEmpty()) {
            compositions.add(composition(Composition.Aggregate.UNKNOWN, own));
        }
        return compositions;
    }

    private static Composition composition(Composition.Aggregate aggregate, List<String> references) {
        Composition composition = new Composition();
        composition.setAggregate(aggregate);
        composition.setAssemblies(references.stream().map(BomReference::new).toList());
        return composition;
    }
}
