package dev.freestand.cli.sbom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freestand.verifier.report.json.JsonEscapes;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.cyclonedx.Version;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.metadata.ToolInformation;

/** The SBOM of one binary: CycloneDX 1.6 as JSON. The same binary, contents and time give the same bytes. */
public final class Sbom {

    private static final ObjectWriter PRINTER =
            new ObjectMapper().writer(new JsonEscapes()).with(SerializationFeature.INDENT_OUTPUT);

    private Sbom() {}

    /**
     * The document, and a line end behind it.
     *
     * @param released the time that it carries; seconds count
     * @param tool version of this program
     * @throws SbomException if what is known makes no document
     */
    public static String of(DescribedBinary binary, Instant released, String tool) throws SbomException {
        BinaryContents contents = BinaryContents.of(binary);
        Bom bom = new Bom();
        bom.setSerialNumber("urn:uuid:" + name(binary.sha256()));
        bom.setVersion(1);
        bom.setMetadata(metadata(contents.binary(), released, tool));
        bom.setComponents(contents.components());
        bom.setDependencies(contents.dependencies());
        bom.setCompositions(contents.compositions());
        JsonNode document =
                BomGeneratorFactory.createJson(Version.VERSION_16, bom).toJsonNode();
        // The library writes years and digits as the machine's locale has them.
        ((ObjectNode) document.path("metadata"))
                .put("timestamp", released.truncatedTo(ChronoUnit.SECONDS).toString());
        try {
            return PRINTER.writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new SbomException("it cannot be written as JSON", e);
        }
    }

    private static Metadata metadata(Component binary, Instant released, String tool) {
        Component freestand = new Component();
        freestand.setType(Component.Type.APPLICATION);
        freestand.setName("freestand");
        freestand.setVersion(tool);
        ToolInformation tools = new ToolInformation();
        tools.setComponents(List.of(freestand));
        Metadata metadata = new Metadata();
        metadata.setTimestamp(Date.from(released));
        metadata.setToolChoice(tools);
        metadata.setComponent(binary);
        return metadata;
    }

    /** A UUID from the first half of a SHA-256 digest, as RFC 9562 has it for such: version 8, variant 2. */
    static UUID name(String sha256) {
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(sha256));
        long high = bytes.getLong() & ~0xf000L | 0x8000L;
        long low = bytes.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
