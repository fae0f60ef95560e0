package io.bridgekeeper.gateway.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.gateway.format.Format;
import io.bridgekeeper.gateway.format.generic.GenericFormat;
import io.bridgekeeper.gateway.format.mapping.MappedFormat;
import io.bridgekeeper.gateway.format.mapping.Mapping;
import io.bridgekeeper.gateway.format.mapping.MappingMapper;
import io.bridgekeeper.gateway.format.mapping.ReadMapping;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IntegrationMappingsTest {

    private static final UUID ID = new UUID(0, 1);
    private static final Mapping MAPPING = ((ReadMapping.Usable) MappingMapper.read("{\"title\":\"name\"}")).mapping();

    private final IntegrationMappings mappings = IntegrationMappings.NONE.with(ID, Optional.of(MAPPING));

    @Test
    void readsGenericBodiesOfAnIntegrationByItsOwnMapping() {
        for (String name : new String[] {"generic", "generic-json"}) {
            Format own = mappings.format(ID, new GenericFormat(name));
            assertThat(own).isInstanceOf(MappedFormat.class);
            assertThat(own.name()).isEqualTo(name);
        }
    }

    @Test
    void readsAllElseAsUsual() {
        Format generic = new GenericFormat("generic");
        Format goAlert = new GenericFormat("goalert-generic");
        assertThat(mappings.format(new UUID(0, 2), generic)).isSameAs(generic);
        assertThat(mappings.format(ID, goAlert)).isSameAs(goAlert);
        assertThat(mappings.with(ID, Optional.empty()).format(ID, generic)).isSameAs(generic);
    }
}
