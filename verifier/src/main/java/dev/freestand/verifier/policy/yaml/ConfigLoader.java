package dev.freestand.verifier.policy.yaml;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.freestand.verifier.file.FileErrorReasons;
import dev.freestand.verifier.file.FileNames;
import dev.freestand.verifier.file.FileTooLongException;
import dev.freestand.verifier.file.NotRegularFileException;
import dev.freestand.verifier.file.RegularFile;
import dev.freestand.verifier.json.Mappers;
import dev.freestand.verifier.policy.ContentFiles;
import dev.freestand.verifier.policy.FreestandConfig;
import dev.freestand.verifier.policy.ShipmentSection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads {@code freestand.yaml}. Strict: an unknown key, a key that stands twice, an alias, a second document or a value
 * of the wrong kind is an error that names file, line and column.
 */
public final class ConfigLoader {

    /** Longest file read, in bytes. */
    private static final int LIMIT = 1 << 20;

    /** The fix is added by the caller, where a file is named in its own way: a command line has an option, Maven a property. */
    private static final String MISSING = "there is no such file";

    private final ObjectMapper mapper;

    /**
     * A loader.
     *
     * @param shipment what the key {@code shipment} is read as
     */
    public ConfigLoader(Class<? extends ShipmentSection> shipment) {
        mapper = mapper(shipment);
    }

    /**
     * Reads and checks the file.
     *
     * @throws ConfigException if it is missing, unreadable, longer than 1 MiB, not YAML, or says something that cannot be
     */
    public FreestandConfig load(Path file) throws ConfigException {
        Path folder = FileNames.absolute(file).normalize().getParent();
        return parse(FileNames.shown(file), read(file), new ContentFiles(folder == null ? file : folder));
    }

    /**
     * Checks the content of a file that was {@link #read}.
     *
     * @param name stands for the file in messages
     * @param files what reads the files that contents are taken from
     */
    public FreestandConfig parse(String name, byte[] content, ContentFiles files) throws ConfigException {
        try {
            return parse(
                    name,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(content))
                            .toString(),
                    files);
        } catch (CharacterCodingException e) {
            throw new ConfigException(name, 0, 0, "cannot be read as UTF-8 text", e);
        }
    }

    /** Checks a text likewise, as if it were a file of the working folder. */
    public FreestandConfig parse(String name, String text) throws ConfigException {
        return parse(name, text, new ContentFiles(FileNames.absolute(Path.of(""))));
    }

    private FreestandConfig parse(String name, String text, ContentFiles files) throws ConfigException {
        try {
            YamlGuard.check(text, loaderOptions());
            FreestandConfig config = mapper.reader(new InjectableValues.Std().addValue(ContentFiles.class, files))
                    .forType(FreestandConfig.class)
                    .readValue(text);
            if (config == null) {
                throw new ConfigException(name, 0, 0, "the file is empty", new IOException("no content"));
            }
            return config;
        } catch (YamlGuard.RefusedException e) {
            throw new ConfigException(name, e.line(), e.column(), String.valueOf(e.getMessage()), e);
        } catch (YAMLException e) {
            throw new ConfigException(name, 0, 0, "it is not YAML: " + e.getMessage(), e);
        } catch (JsonProcessingException e) {
            ConfigProblem problem = ConfigProblem.of(text, e, loaderOptions());
            throw new ConfigException(
                    name, problem.place().line(), problem.place().column(), problem.message(), e);
        }
    }

    /**
     * The content of a file. It is read once, so that its digest is that of what was parsed.
     *
     * @throws ConfigException if it is missing, no regular file, unreadable, or longer than 1 MiB
     */
    public static byte[] read(Path file) throws ConfigException {
        String name = FileNames.shown(file);
        try {
            return RegularFile.bytes(file, LIMIT);
        } catch (NoSuchFileException e) {
            throw new ConfigException(name, 0, 0, MISSING, e);
        } catch (FileTooLongException e) {
            throw new ConfigException(name, 0, 0, "longer than 1 MiB", e);
        } catch (NotRegularFileException e) {
            throw new ConfigException(name, 0, 0, String.valueOf(e.getReason()), e);
        } catch (IOException e) {
            throw new ConfigException(name, 0, 0, "cannot be read: " + FileErrorReasons.reason(e), e);
        }
    }

    private static LoaderOptions loaderOptions() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LIMIT);
        options.setNestingDepthLimit(20);
        return options;
    }

    private static <S extends ShipmentSection> ObjectMapper mapper(Class<S> shipment) {
        return Mappers.strictYaml(loaderOptions())
                .addModule(new SimpleModule().addAbstractTypeMapping(ShipmentSection.class, shipment))
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                // A blank text in place of a number or truth value is no way to leave it out.
                .withCoercionConfigDefaults(
                        config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .build();
    }
}
