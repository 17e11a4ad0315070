package dev.freestand.cli.sbom;

import com.github.packageurl.PackageURL;
import dev.freestand.verifier.policy.DeclaredContent;
import java.util.ArrayList;
import java.util.List;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.license.Expression;

/** What is inside by the word of {@code freestand.yaml}. */
final class DeclaredParts {

    private DeclaredParts() {}

    static List<Component> of(List<DeclaredContent> declared) throws SbomException {
        List<Component> components = new ArrayList<>();
        for (DeclaredContent content : declared) {
            PackageURL purl = ComponentFactory.purl(content.purl());
            String canonical = purl.toString();
            Component component =
                    ComponentFactory.component(Component.Type.LIBRARY, "declared:" + canonical, purl.getName());
            component.setGroup(purl.getNamespace());
            component.setVersion(purl.getVersion());
            component.setPurl(canonical);
            if (content.license() != null) {
                LicenseChoice license = new LicenseChoice();
                license.setExpression(new Expression(content.license()));
                component.setLicenses(license);
            }
            ComponentFactory.property(component, "how", "declared in freestand.yaml");
            components.add(component);
        }
        return components;
    }
}
