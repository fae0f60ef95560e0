package io.bridgekeeper.gateway.format.mapping;

import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Format;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The mappings that come with the gateway, one file each in the folder {@code mapping} of its resources. */
public final class ReadyMadeMapper {

    static final List<String> NAMES = List.of(
            "checkly",
            "cloudflare",
            "cronitor",
            "dynatrace",
            "elastalert",
            "healthchecks",
            "hetrixtools",
            "honeycomb",
            "logicmonitor",
            "pingdom",
            "prtg",
            "site24x7",
            "splunk",
            "statuscake",
            "uptimerobot");

    private ReadyMadeMapper() {}

    /**
     * Loads and compiles them.
     *
     * @throws IllegalStateException where one is missing or broken: then the gateway must not start
     */
    public static List<Format> load() {
        return NAMES.stream().map(ReadyMadeMapper::load).toList();
    }

    private static Format load(String name) {
        return format(name, resource("/mapping/" + name + ".json"));
    }

    static Format format(String name, String json) {
        return switch (MappingMapper.read(json)) {
            case ReadMapping.Usable(Mapping mapping) -> new MappedFormat(name, mapping);
            case ReadMapping.Faulty(List<Fault> faults) ->
                throw new IllegalStateException("the mapping " + name + " is broken: "
                        + faults.stream()
                                .map(fault -> fault.path() + " " + fault.message())
                                .collect(Collectors.joining("; ")));
        };
    }

    private static String resource(String path) {
        try (InputStream in = ReadyMadeMapper.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("there is no resource " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
