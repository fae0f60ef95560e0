package io.bridgekeeper.gateway.format;

import io.bridgekeeper.gateway.format.mapping.ReadyMadeMapper;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** Every format that a hook can be chosen for, by name, each once: a ready-made mapping that is broken stops the start. */
@Singleton
class FormatConfig {

    @Produces
    @Singleton
    List<Format> formats() {
        return all();
    }

    static List<Format> all() {
        return Stream.concat(Formats.ALL.stream(), ReadyMadeMapper.load().stream())
                .toList();
    }
}
