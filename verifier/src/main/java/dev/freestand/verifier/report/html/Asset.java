package dev.freestand.verifier.report.html;

import dev.freestand.core.name.EscapedText;
import dev.freestand.verifier.file.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Properties;

/**
 * A style or script that goes into the page as it is. The page's policy names it by its digest, so that nothing else runs,
 * whatever gets into the page.
 *
 * @param text what stands between the tags
 */
record Asset(String text) {

    private static final String REPORT = "/dev/freestand/verifier/report/";

    Asset {
        if (text.contains("</")
                || text.contains("<!--")
                || !EscapedText.page(text).equals(text)) {
            throw new IllegalArgumentException("a script or style cannot be embedded in a page");
        }
    }

    /** One of this module's resources. */
    static Asset of(String name) {
        return new Asset("\n" + read(REPORT + name));
    }

    /** Libraries out of their WebJars, each behind its licence. */
    static Asset webJars(String... names) {
        StringBuilder all = new StringBuilder("\n");
        for (String name : names) {
            String folder = "/META-INF/resources/webjars/" + name + "/" + version(name) + "/";
            all.append("/*! ")
                    .append(name)
                    .append('\n')
                    .append(read(folder + "LICENSE"))
                    .append("*/\n");
            all.append(read(folder + "dist/" + name + ".min.js")).append('\n');
        }
        return new Asset(all.toString());
    }

    /** As a Content-Security-Policy names it (CSP Level 3, section 2.3.1). */
    String source() {
        byte[] digest = Sha256.bytes(text.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }

    private static String version(String webJar) {
        Properties properties = new Properties();
        try (InputStream in = open("/META-INF/maven/org.webjars.npm/" + webJar + "/pom.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "");
    }

    private static String read(String resource) {
        try (InputStream in = open(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) throws IOException {
        InputStream in = Asset.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IOException("the resource " + resource + " is missing: the installation is incomplete");
        }
        return in;
    }
}
