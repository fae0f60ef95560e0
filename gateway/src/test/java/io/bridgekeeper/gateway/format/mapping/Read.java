package io.bridgekeeper.gateway.format.mapping;

import io.bridgekeeper.gateway.format.Body;
import io.bridgekeeper.gateway.format.BodyMapper;
import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Sent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What the tests of mappings ask, in a line each. */
final class Read {

    private Read() {}

    static Json json(String text) {
        return switch (new BodyMapper().json(text.getBytes(StandardCharsets.UTF_8))) {
            case Body.Tree(Json value) -> value;
            case Body.Broken(Fault fault) -> throw new AssertionError(text + " " + fault.message());
        };
    }

    static Expression expression(String text) {
        return switch (new JmesPathMapper().compile(text)) {
            case Compiler.Compiled.Ready(Expression compiled) -> compiled;
            case Compiler.Compiled.Refused(String why) -> throw new AssertionError(text + " " + why);
        };
    }

    static String found(String expression, Json value) {
        Steps steps = new Steps(Steps.MOST);
        Json found = expression(expression).in(value, steps);
        if (steps.spent()) {
            throw new AssertionError(expression + " took all its steps");
        }
        return found == Json.Nothing.NULL ? "null" : found.words();
    }

    static Mapping mapping(String json) {
        return switch (MappingMapper.read(json)) {
            case ReadMapping.Usable(Mapping mapping) -> mapping;
            case ReadMapping.Faulty(List<Fault> faults) -> throw new AssertionError(faults.toString());
        };
    }

    static Reading body(String mapping, String body) {
        return body(new MappedFormat("tried", mapping(mapping)), body);
    }

    static Reading body(MappedFormat format, String body) {
        return format.read(new Sent(body.getBytes(StandardCharsets.UTF_8), Map.of(), "", "", new BodyMapper()));
    }
}
