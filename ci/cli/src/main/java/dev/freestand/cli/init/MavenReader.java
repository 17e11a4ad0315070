package dev.freestand.cli.init;

import dev.freestand.cli.project.PipelineException;
import dev.freestand.core.name.EscapedText;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads {@code pom.xml}: whether GraalVM's plugin makes a program of it, and which. */
final class MavenReader implements ManifestReader {

    private static final String PLUGIN = "native-maven-plugin";
    private static final int DEEPEST = 100;
    private static final int LONGEST_REASON = 200;

    @Override
    public ProjectPlan read(ProjectFolder folder, String manifest, @Nullable String program) throws PipelineException {
        Map<String, String> texts = texts(manifest, folder.text(manifest));
        if (!texts.containsKey(PLUGIN)) {
            throw ProjectFolder.refused(
                    manifest,
                    "it builds no program for Linux, as it has no " + PLUGIN + "; if something else builds one,"
                            + " name that file: freestand init FILE");
        }
        String artifact = texts.getOrDefault("project/artifactId", "");
        String image = texts.getOrDefault("imageName", artifact).replace("${project.artifactId}", artifact);
        ProgramChoice choice = ProgramChoice.of(manifest, List.of(image), image, program);
        List<String> inputs = folder.hasFolder("src") ? List.of(manifest, "src/**") : List.of(manifest);
        String version = texts.getOrDefault("project/version", "");
        List<String> build = List.of(
                "mvn",
                "-q",
                "-B",
                "-DskipTests",
                "package",
                "org.graalvm.buildtools:native-maven-plugin:compile-no-fork");
        return new ProjectPlan(
                Toolchain.MAVEN,
                manifest,
                choice.name(),
                version.isEmpty() || version.contains("$") ? null : version,
                List.of(PlannedVariant.of("native", build, "target/" + choice.name())
                        .reading(inputs)
                        .requiring(List.of("mvn", "--version"), "apt-get install maven")),
                List.of("for a static file give the plugin <buildArg>--static</buildArg> and"
                        + " <buildArg>--libc=musl</buildArg>"));
    }

    /** The parser's words without the two lines that it puts around them. */
    private static String reason(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        String words = message.substring(message.indexOf("Message: ") < 0 ? 0 : message.indexOf("Message: ") + 9);
        return EscapedText.line(words, LONGEST_REASON)
                + (e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNumber() + ")");
    }

    /** Texts of elements that count, by their path; a document type, and what it could include, is refused. */
    private static Map<String, String> texts(String manifest, String xml) throws PipelineException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        Map<String, String> texts = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>();
        StringBuilder text = new StringBuilder();
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        open.addLast(reader.getLocalName());
                        text.setLength(0);
                        if (open.size() > DEEPEST) {
                            throw ProjectFolder.refused(manifest, "its elements are nested too deeply");
                        }
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                    case XMLStreamConstants.END_ELEMENT -> {
                        String value = text.toString().strip();
                        String name = open.removeLast();
                        if (open.size() == 1) {
                            texts.putIfAbsent(open.getLast() + "/" + name, value);
                        }
                        if (name.equals("imageName")) {
                            texts.putIfAbsent(name, value);
                        }
                        if (name.equals("artifactId") && value.equals(PLUGIN)) {
                            texts.put(PLUGIN, value);
                        }
                        text.setLength(0);
                    }
                    default -> {
                        // Comments and the like say nothing here.
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw ProjectFolder.refused(manifest, "it is not valid XML: " + reason(e));
        }
        return texts;
    }
}
