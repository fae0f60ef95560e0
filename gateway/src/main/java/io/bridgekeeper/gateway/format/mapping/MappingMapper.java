package io.bridgekeeper.gateway.format.mapping;

import io.bridgekeeper.gateway.format.BodyMapper;
import java.nio.charset.StandardCharsets;

/** Where mappings come in as text: with the parser of bodies and JMESPath for their expressions. */
public final class MappingMapper {

    private static final MappingReader READER = new MappingReader(new JmesPathMapper());
    private static final BodyMapper PARSER = new BodyMapper();

    private MappingMapper() {}

    /**
     * Reads a mapping and compiles its expressions. Never an exception.
     *
     * @param json one object, see {@code docs/integrations/mapping.md}
     */
    public static ReadMapping read(String json) {
        return READER.read(PARSER.json(json.getBytes(StandardCharsets.UTF_8)));
    }
}
