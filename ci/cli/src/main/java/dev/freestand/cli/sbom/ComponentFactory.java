package dev.freestand.cli.sbom;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.Property;

/** What all components have in common. */
final class ComponentFactory {

    /** What the properties of this project begin with. */
    private static final String OURS = "freestand:";

    private ComponentFactory() {}

    static Component component(Component.Type type, String reference, String name) {
        Component component = new Component();
        component.setType(type);
        component.setBomRef(reference);
        component.setName(name);
        return component;
    }

    static void property(Component component, String name, Object value) {
        Property property = new Property();
        property.setName(OURS + name);
        property.setValue(String.valueOf(value));
        component.addProperty(property);
    }

    static void sha256(Component component, String digest) {
        component.addHash(new Hash(Hash.Algorithm.SHA_256, digest));
    }

    static PackageURL purl(String text) throws SbomException {
        try {
            return new PackageURL(text);
        } catch (MalformedPackageURLException e) {
            throw new SbomException("'" + text + "' is not a package URL", e);
        }
    }
}
