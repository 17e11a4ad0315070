package dev.freestand.cli.sbom;

import dev.freestand.verifier.proof.EmbeddedComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cyclonedx.model.Component;

/** What is inside by a list that the build wrote into the file. */
final class EmbeddedParts {

    private EmbeddedParts() {}

    /** Those, and what is only declared; a component that is both is one, with both kinds of evidence. */
    static List<Component> with(List<Component> declared, List<EmbeddedComponent> embedded) {
        Map<String, Component> known = new LinkedHashMap<>();
        declared.forEach(component -> known.put(component.getPurl(), component));
        for (EmbeddedComponent part : embedded) {
            Component component = known.computeIfAbsent(part.purl(), purl -> component(part));
            ComponentFactory.property(component, "how", part.how());
            if (part.source() != null) {
                ComponentFactory.property(component, "origin", part.source());
            }
            if (part.buildOnly()) {
                component.setScope(Component.Scope.EXCLUDED);
                ComponentFactory.property(component, "place", "used only during the build");
            }
        }
        return new ArrayList<>(known.values());
    }

    private static Component component(EmbeddedComponent part) {
        Component component =
                ComponentFactory.component(Component.Type.LIBRARY, "embedded:" + part.purl(), part.name());
        component.setVersion(part.version());
        component.setPurl(part.purl());
        return component;
    }
}
