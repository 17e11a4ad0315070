package dev.freestand.verifier.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Where every mapper of JSON and YAML comes from. What is read may be hostile, so nothing is guessed: duplicate and unknown
 * keys, anything behind the text, numbers for enums and null for numbers are refused.
 */
public final class Mappers {

    private static final int DEPTH = 50;

    private Mappers() {}

    /** For JSON, of at most 50 levels. */
    public static JsonMapper.Builder strict() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
                .build();
        return strict(JsonMapper.builder(factory));
    }

    /**
     * For YAML.
     *
     * @param limits what the parser accepts
     */
    public static YAMLMapper.Builder strictYaml(LoaderOptions limits) {
        return strict(
                YAMLMapper.builder(YAMLFactory.builder().loaderOptions(limits).build()));
    }

    private static <M extends ObjectMapper, B extends MapperBuilder<M, B>> B strict(B builder) {
        return builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .addModule(new CoreTypes());
    }
}
