package io.bridgekeeper.gateway.integration;

import io.bridgekeeper.gateway.format.Format;
import io.bridgekeeper.gateway.format.mapping.MappedFormat;
import io.bridgekeeper.gateway.format.mapping.Mapping;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The mappings that integrations have of their own at one time. */
public final class IntegrationMappings {

    /** Before anything is known. */
    static final IntegrationMappings NONE = new IntegrationMappings(Map.of());

    /** Formats that are read by an integration's own mapping where it has one. GoAlert's senders have a shape of their own. */
    private static final Set<String> GENERIC = Set.of("generic", "generic-json");

    private final Map<UUID, Mapping> mappings;

    private IntegrationMappings(Map<UUID, Mapping> mappings) {
        this.mappings = mappings;
    }

    /** The same, but for this integration. @param mapping empty where it has none of its own */
    IntegrationMappings with(UUID integrationId, Optional<Mapping> mapping) {
        if (mapping.isEmpty() && !mappings.containsKey(integrationId)) {
            return this;
        }
        Map<UUID, Mapping> next = new HashMap<>(mappings);
        next.remove(integrationId);
        mapping.ifPresent(own -> next.put(integrationId, own));
        return new IntegrationMappings(next);
    }

    /** How this integration's bodies of a format are read. */
    Format format(UUID integrationId, Format usual) {
        Mapping own = isGeneric(usual.name()) ? mappings.get(integrationId) : null;
        return own == null ? usual : new MappedFormat(usual.name(), own);
    }

    /** Whether bodies of this format are read by the integration's own mapping where it has one. */
    public static boolean isGeneric(String format) {
        return GENERIC.contains(format);
    }
}
