package io.bridgekeeper.gateway.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Grows a fixture to the largest body that a hook takes, in the way that costs its reader most of one thing. */
enum LargestBody {
    /** Its longest text is as long as it can be. */
    TEXT {
        @Override
        Json grown(Json body, int room) {
            Optional<String> longest = texts(body).max((a, b) -> Integer.compare(a.length(), b.length()));
            return longest.map(text -> replaced(
                            body,
                            value -> value instanceof Json.Text(String same) && same.equals(text)
                                    ? new Json.Text(text + " pass".repeat(Math.max(0, room / 5)))
                                    : value))
                    .orElse(body);
        }
    },
    /** Its lists have as many items as there can be, each like one that it had. */
    ITEMS {
        @Override
        Json grown(Json body, int room) {
            return replaced(
                    body,
                    value -> value instanceof Json.Items(List<Json> items) && !items.isEmpty()
                            ? new Json.Items(repeated(items, room))
                            : value);
        }
    },
    /** It has as many members that nobody knows as there may be keys. */
    MEMBERS {
        @Override
        Json grown(Json body, int room) {
            if (!(body instanceof Json.Struct(Map<String, Json> members))) {
                return body;
            }
            Map<String, Json> more = new LinkedHashMap<>(members);
            for (int i = 0; i < Math.min(room / 22, JsonLimitMapper.KEYS - 2_000); i++) {
                more.put("unknown" + i, new Json.Text("value"));
            }
            return new Json.Struct(more);
        }
    };

    /** What a hook takes at most. */
    static final int MOST = 1024 * 1024;

    abstract Json grown(Json body, int room);

    /** Empty where the fixture is no JSON, or has nothing that grows in this way. */
    final Optional<Sent> of(Fixture fixture) {
        if (!(fixture.sent().json() instanceof Body.Tree(Json body))) {
            return Optional.empty();
        }
        int length = fixture.sent().bytes().length;
        byte[] bytes = grown(body, MOST - 2 * length - 1024).words().getBytes(StandardCharsets.UTF_8);
        return bytes.length > MOST / 2 && bytes.length <= MOST
                ? Optional.of(Fixture.with(fixture.sent(), bytes))
                : Optional.empty();
    }

    private static List<Json> repeated(List<Json> items, int room) {
        int length = items.stream().mapToInt(item -> item.words().length() + 1).sum();
        List<Json> all = new ArrayList<>(items);
        for (int i = 0; i < room / length; i++) {
            all.addAll(items);
        }
        return all;
    }

    private static Stream<String> texts(Json value) {
        return switch (value) {
            case Json.Text(String text) -> Stream.of(text);
            case Json.Struct(Map<String, Json> members) ->
                members.values().stream().flatMap(LargestBody::texts);
            case Json.Items(List<Json> items) -> items.stream().flatMap(LargestBody::texts);
            default -> Stream.empty();
        };
    }

    /** The outermost values that the change makes something else of; what is within them stays. */
    private static Json replaced(Json value, UnaryOperator<Json> change) {
        Json changed = change.apply(value);
        if (changed != value) {
            return changed;
        }
        return switch (value) {
            case Json.Struct(Map<String, Json> members) -> {
                Map<String, Json> all = new LinkedHashMap<>();
                members.forEach((name, member) -> all.put(name, replaced(member, change)));
                yield new Json.Struct(all);
            }
            case Json.Items(List<Json> items) ->
                new Json.Items(
                        items.stream().map(item -> replaced(item, change)).toList());
            default -> value;
        };
    }
}
