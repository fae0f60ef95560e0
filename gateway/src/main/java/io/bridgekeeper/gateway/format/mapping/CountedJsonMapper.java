package io.bridgekeeper.gateway.format.mapping;

import io.bridgekeeper.gateway.format.Body;
import io.bridgekeeper.gateway.format.BodyMapper;
import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.Parser;
import io.burt.jmespath.Adapter;
import io.burt.jmespath.BaseRuntime;
import io.burt.jmespath.JmesPathType;
import io.burt.jmespath.RuntimeConfiguration;
import io.burt.jmespath.node.NodeFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JMESPath over our own values, each step of it counted.
 *
 * <p>The library looks at values only through this class, so this is where an expression pays. A list or an object that is
 * made costs its whole depth, not its first level: otherwise {@code [@,@] | [@,@] | …} would make, of thirty small lists, a
 * value that takes a thousand million steps to write down.
 */
final class CountedJsonMapper extends BaseRuntime<Json> {

    private static final ScopedValue<Steps> STEPS = ScopedValue.newInstance();
    private static final Parser PARSER = new BodyMapper();

    CountedJsonMapper() {
        super(RuntimeConfiguration.builder()
                .withFunctionRegistry(CountedFunctionsMapper.registry())
                .withSilentTypeErrors(true)
                .build());
    }

    @Override
    public NodeFactory<Json> nodeFactory() {
        return new CountedNodesMapper(this);
    }

    /** The adapter that a function was handed, where it has to pay for more than the values that it looks at. */
    static CountedJsonMapper of(Adapter<?> adapter) {
        return (CountedJsonMapper) adapter;
    }

    /** What the expression finds, or null where it costs more than the steps that are left. */
    static Json search(io.burt.jmespath.Expression<Json> expression, Json value, Steps steps) {
        try {
            return ScopedValue.where(STEPS, steps).call(() -> {
                Json found = expression.search(value);
                steps.saw(found);
                return found;
            });
        } catch (Spent e) {
            return Json.Nothing.NULL;
        }
    }

    /** Unwinds the library. */
    private static final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Spent() {
            super("spent", null, false, false);
        }
    }

    void pay(long steps) {
        if (STEPS.isBound() && !STEPS.get().take(steps)) {
            throw new Spent();
        }
    }

    private void payText(int length) {
        pay(1 + length / Steps.CHARACTERS);
    }

    private void payWhole(Json value) {
        saw(value);
        switch (value) {
            case Json.Text(String text) -> payText(text.length());
            case Json.Digits(String digits) -> payText(digits.length());
            case Json.Truth ignored -> pay(1);
            case Json.Nothing ignored -> pay(1);
            case Json.Items(List<Json> items) -> {
                pay(1);
                items.forEach(this::payWhole);
            }
            case Json.Struct(Map<String, Json> members) -> {
                pay(1);
                members.forEach((name, member) -> {
                    payText(name.length());
                    payWhole(member);
                });
            }
        }
    }

    private static void saw(Json value) {
        if (STEPS.isBound()) {
            STEPS.get().saw(value);
        }
    }

    @Override
    public Json parseString(String literal) {
        return switch (PARSER.json(literal.getBytes(StandardCharsets.UTF_8))) {
            case Body.Tree(Json value) -> value;
            case Body.Broken broken ->
                throw new IllegalArgumentException(
                        "has a literal that " + broken.fault().message());
        };
    }

    @Override
    public List<Json> toList(Json value) {
        return switch (value) {
            case Json.Items(List<Json> items) -> {
                saw(value);
                pay(1L + items.size());
                yield items;
            }
            case Json.Struct(Map<String, Json> members) -> {
                saw(value);
                pay(1L + members.size());
                yield new ArrayList<>(members.values());
            }
            case Json.Text ignored -> List.of();
            case Json.Digits ignored -> List.of();
            case Json.Truth ignored -> List.of();
            case Json.Nothing ignored -> List.of();
        };
    }

    @Override
    public String toString(Json value) {
        payWhole(value);
        return value == Json.Nothing.NULL ? "null" : value.words();
    }

    @Override
    public Number toNumber(Json value) {
        pay(1);
        return value instanceof Json.Digits(String digits) ? Double.valueOf(digits) : null;
    }

    @Override
    public boolean isTruthy(Json value) {
        pay(1);
        return switch (value) {
            case Json.Text(String text) -> !text.isEmpty();
            case Json.Digits ignored -> true;
            case Json.Truth(boolean truth) -> truth;
            case Json.Nothing ignored -> false;
            case Json.Items(List<Json> items) -> !items.isEmpty();
            case Json.Struct(Map<String, Json> members) -> !members.isEmpty();
        };
    }

    @Override
    public JmesPathType typeOf(Json value) {
        pay(1);
        return switch (value) {
            case Json.Text ignored -> JmesPathType.STRING;
            case Json.Digits ignored -> JmesPathType.NUMBER;
            case Json.Truth ignored -> JmesPathType.BOOLEAN;
            case Json.Nothing ignored -> JmesPathType.NULL;
            case Json.Items ignored -> JmesPathType.ARRAY;
            case Json.Struct ignored -> JmesPathType.OBJECT;
        };
    }

    @Override
    public Json getProperty(Json value, Json name) {
        pay(1);
        if (value instanceof Json.Struct struct && name instanceof Json.Text(String member)) {
            if (STEPS.isBound()) {
                STEPS.get().sawMember(value, member);
            }
            return struct.get(member);
        }
        return Json.Nothing.NULL;
    }

    @Override
    public Collection<Json> getPropertyNames(Json value) {
        if (!(value instanceof Json.Struct(Map<String, Json> members))) {
            return List.of();
        }
        saw(value);
        pay(1L + members.size());
        List<Json> names = new ArrayList<>(members.size());
        members.keySet().forEach(name -> names.add(new Json.Text(name)));
        return names;
    }

    @Override
    public Json createNull() {
        return Json.Nothing.NULL;
    }

    @Override
    public Json createArray(Collection<Json> elements) {
        Json made = new Json.Items(new ArrayList<>(elements));
        payWhole(made);
        return made;
    }

    @Override
    public Json createString(String text) {
        payText(text.length());
        return new Json.Text(text);
    }

    @Override
    public Json createBoolean(boolean truth) {
        pay(1);
        return new Json.Truth(truth);
    }

    @Override
    public Json createObject(Map<Json, Json> members) {
        Map<String, Json> named = new LinkedHashMap<>();
        members.forEach((name, value) -> named.put(name.words(), value));
        Json made = new Json.Struct(named);
        payWhole(made);
        return made;
    }

    @Override
    public Json createNumber(double number) {
        pay(1);
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return Json.Nothing.NULL;
        }
        boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
        return new Json.Digits(whole ? Long.toString((long) number) : Double.toString(number));
    }

    @Override
    public Json createNumber(long number) {
        pay(1);
        return new Json.Digits(Long.toString(number));
    }

    /** A total order of texts and of numbers; of other values 0 says that they are the same, and anything else nothing. */
    @Override
    public int compare(Json one, Json other) {
        pay(1);
        return switch (one) {
            case Json.Text(String text)
            when other instanceof Json.Text(String against) -> {
                payText(Math.min(text.length(), against.length()));
                yield text.compareTo(against);
            }
            case Json.Digits(String digits)
            when other instanceof Json.Digits(String against) -> {
                payText(Math.min(digits.length(), against.length()));
                yield compareNumbers(digits, against);
            }
            case Json.Truth(boolean truth)
            when other instanceof Json.Truth(boolean against) -> Boolean.compare(truth, against);
            case Json.Items(List<Json> items)
            when other instanceof Json.Items(List<Json> against) -> sameItems(items, against) ? 0 : -1;
            case Json.Struct(Map<String, Json> members)
            when other instanceof Json.Struct(Map<String, Json> against) -> sameMembers(members, against) ? 0 : -1;
            case Json.Nothing ignored when other == Json.Nothing.NULL -> 0;
            case Json.Text ignored -> -1;
            case Json.Digits ignored -> -1;
            case Json.Truth ignored -> -1;
            case Json.Items ignored -> -1;
            case Json.Struct ignored -> -1;
            case Json.Nothing ignored -> -1;
        };
    }

    /** By all their digits: identifiers of 64 bits that differ in the last one are not the same. */
    private static int compareNumbers(String one, String other) {
        try {
            return new BigDecimal(one).compareTo(new BigDecimal(other));
        } catch (NumberFormatException e) {
            return Double.compare(Double.parseDouble(one), Double.parseDouble(other));
        }
    }

    private boolean sameItems(List<Json> one, List<Json> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (compare(one.get(i), other.get(i)) != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean sameMembers(Map<String, Json> one, Map<String, Json> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (Map.Entry<String, Json> member : one.entrySet()) {
            payText(member.getKey().length());
            Json against = other.get(member.getKey());
            if (against == null || compare(member.getValue(), against) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The library compares adapters where it compares expressions. */
    @Override
    public boolean equals(Object other) {
        return other instanceof CountedJsonMapper;
    }

    @Override
    public int hashCode() {
        return CountedJsonMapper.class.hashCode();
    }
}
