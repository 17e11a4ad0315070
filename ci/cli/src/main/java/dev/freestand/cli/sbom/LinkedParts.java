package dev.freestand.cli.sbom;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import dev.freestand.verifier.proof.LinkedFile;
import dev.freestand.verifier.proof.PackageOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cyclonedx.model.Ancestors;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Pedigree;

/** What the linker took: a component for each package, and in it the files of that package; files of no known package. */
final class LinkedParts {

    /** What Debian and rpm call the architecture of a source package. */
    private static final Map<String, String> SOURCE = Map.of("deb", "source", "rpm", "src");

    private LinkedParts() {}

    static List<Component> of(List<LinkedFile> files) throws SbomException {
        Map<String, Component> packages = new TreeMap<>();
        List<Component> components = new ArrayList<>();
        int number = 0;
        for (LinkedFile file : files) {
            number++;
            PackageOrigin origin = file.origin();
            Component one = file(file, number);
            if (origin == null) {
                ComponentFactory.property(one, "origin", "unknown");
                components.add(one);
                continue;
            }
            Component owner = packages.get(origin.purl());
            if (owner == null) {
                owner = packaged(origin);
                packages.put(origin.purl(), owner);
                components.add(owner);
            }
            owner.addComponent(one);
        }
        return components;
    }

    private static Component file(LinkedFile file, int number) {
        Component component = ComponentFactory.component(Component.Type.FILE, "file:" + number, file.name());
        if (file.sha256() != null) {
            ComponentFactory.sha256(component, file.sha256());
        }
        ComponentFactory.property(component, "how", file.how());
        ComponentFactory.property(component, "members", file.members());
        ComponentFactory.property(component, "bytes", file.bytes());
        return component;
    }

    private static Component packaged(PackageOrigin origin) throws SbomException {
        Component component = ComponentFactory.component(Component.Type.LIBRARY, origin.purl(), origin.name());
        component.setVersion(origin.version());
        component.setPurl(ComponentFactory.purl(origin.purl()).toString());
        ComponentFactory.property(component, "how", "taken by the linker");
        String source = origin.source();
        String version = origin.sourceVersion();
        if (source != null && version != null) {
            // Security trackers go by these.
            ComponentFactory.property(component, "source", source);
            ComponentFactory.property(component, "sourceVersion", version);
            Ancestors ancestors = new Ancestors();
            ancestors.addComponent(source(origin, source, version));
            Pedigree pedigree = new Pedigree();
            pedigree.setAncestors(ancestors);
            component.setPedigree(pedigree);
        }
        return component;
    }

    private static Component source(PackageOrigin origin, String name, String version) throws SbomException {
        PackageURL binary = ComponentFactory.purl(origin.purl());
        TreeMap<String, String> qualifiers = new TreeMap<>(binary.getQualifiers());
        String arch = SOURCE.get(binary.getType());
        if (arch == null) {
            qualifiers.remove("arch");
        } else {
            qualifiers.put("arch", arch);
        }
        try {
            String purl = new PackageURL(binary.getType(), binary.getNamespace(), name, version, qualifiers, null)
                    .canonicalize();
            Component component = ComponentFactory.component(Component.Type.LIBRARY, origin.purl() + "#source", name);
            component.setVersion(version);
            component.setPurl(purl);
            return component;
        } catch (MalformedPackageURLException e) {
            throw new SbomException("source package " + name + " " + version + " is not valid in a package URL", e);
        }
    }
}
