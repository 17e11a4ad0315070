package dev.freestand.cli.init;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files that have a CI service verify each change. */
public enum PipelineFile {
    GITHUB(".github/workflows/freestand.yml", "github.yml"),
    GITLAB(".gitlab/freestand.yml", "gitlab.yml"),
    JENKINS("Jenkinsfile.freestand", "Jenkinsfile");

    private final String path;
    private final String resource;

    PipelineFile(String path, String resource) {
        this.path = path;
        this.resource = resource;
    }

    /** Where it is put, relative to the project's folder. */
    public String path() {
        return path;
    }

    /** The content of the file. */
    public String text() {
        try (InputStream in = PipelineFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
