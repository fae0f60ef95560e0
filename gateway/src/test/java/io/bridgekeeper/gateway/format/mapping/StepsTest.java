package io.bridgekeeper.gateway.format.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.gateway.format.Json;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an expression says, it ends within its steps; and steps are what it truly does. */
class StepsTest {

    private static final int ROUNDS = 5_000;
    private static final long SEED = 20261127;
    private static final long BUDGET = 20_000;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    private long looks;

    /** Of these each would take a lifetime, or all memory, without a budget. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[@,@][] | [@,@][] | [@,@][] | [@,@][] | [@,@][] | [@,@][] | [@,@][] | [@,@][] | [@,@][] | [@,@][] |"
                        + " [@,@][] | [@,@][] | [@,@][] | [@,@][] | [@,@][] | [@,@][] | [@,@][] | [@,@][] | [@,@][] |"
                        + " [@,@][] | [@,@][] | [@,@][] | [@,@][] | [@,@][] | [@,@][] | [@,@][] | [@,@][] | [@,@][]",
                "[@,@]|[@,@]|[@,@]|[@,@]|[@,@]|[@,@]|[@,@]|[@,@]|[@,@]|[@,@]|[@,@]|[@,@]|[@,@]|[@,@]|[@,@]|[@,@]|"
                        + "[@,@]|[@,@]|[@,@]|[@,@]|[@,@]|[@,@]|[@,@]|[@,@]|[@,@]|[@,@]|[@,@]|[@,@]|to_string(@)",
                "{a:@,b:@}|{a:@,b:@}|{a:@,b:@}|{a:@,b:@}|{a:@,b:@}|{a:@,b:@}|{a:@,b:@}|{a:@,b:@}|{a:@,b:@}|"
                        + "{a:@,b:@}|{a:@,b:@}|{a:@,b:@}|{a:@,b:@}|{a:@,b:@}|{a:@,b:@}|{a:@,b:@}|{a:@,b:@}|{a:@,b:@}",
                "join(text, many)",
                "contains(text, half)",
                "many[*].[@,@,@,@,@,@,@,@] | [*][*].[@,@,@,@,@,@,@,@] | [][].[@,@,@,@,@,@,@,@]",
                "map(&[@,@], map(&[@,@], map(&[@,@], map(&[@,@], many)))) | [@,@] | [@,@] | [@,@] | [@,@]",
                "join('', [text,text,text,text]) | join('', [@,@,@,@]) | join('', [@,@,@,@]) | join('', [@,@,@,@])"
            })
    void endsWhateverDoubles(String bomb) {
        Json body = new Json.Struct(Map.of(
                "text", new Json.Text("a".repeat(500_000)),
                "half", new Json.Text("a".repeat(250_000) + "b"),
                "many", new Json.Items(new ArrayList<>(Collections.nCopies(20_000, new Json.Text(""))))));
        Steps steps = new Steps(Steps.MOST);
        assertThat(Read.expression(bomb).in(body, steps)).isEqualTo(Json.Nothing.NULL);
        assertThat(steps.spent()).isTrue();
        assertThat(steps.left()).isZero();
    }

    @Test
    void comparesNamesThatShareOneHashOneStepAtATime() {
        Map<String, Json> members = new LinkedHashMap<>();
        for (int i = 0; i < 4096; i++) {
            StringBuilder name = new StringBuilder();
            for (int bit = 0; bit < 12; bit++) {
                name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            members.put(name.toString(), Json.Nothing.NULL);
        }
        assertThat(members.keySet().stream().map(String::hashCode).distinct()).hasSize(1);
        Steps steps = new Steps(1_000_000);
        Json merged = Read.expression("merge(@, @)").in(new Json.Struct(members), steps);
        assertThat(steps.spent()).isFalse();
        assertThat(((Json.Struct) merged).members()).hasSize(4096);
        assertThat(1_000_000 - steps.left())
                .as("a hash table would compare unseen")
                .isGreaterThan(100_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contains([big], same)",
                "[big] == [same]",
                "to_string(big)",
                "sort(big)",
                "max(big)",
                "join('', big)"
            })
    void paysForAllThatAFunctionLooksAt(String expression) {
        List<Json> texts = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            texts.add(new Json.Text("t" + i));
        }
        Json value = watched(new Json.Struct(Map.of("big", new Json.Items(texts), "same", new Json.Items(texts))));
        Steps steps = new Steps(1_000_000);
        Read.expression(expression).in(value, steps);
        assertThat(steps.spent()).isFalse();
        assertThat(looks).isGreaterThanOrEqualTo(5_000).isLessThanOrEqualTo(2 * (1_000_000 - steps.left()));
    }

    @Test
    void endsAnyExpressionOverAnyValueWithinItsSteps() {
        int ended = 0;
        int broken = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Expression expression = Read.expression(anyExpression(0));
            Json value = watched(anyValue(0));
            looks = 0;
            Steps steps = new Steps(BUDGET);
            Json found = expression.in(value, steps);
            assertThat(looks)
                    .as("what was looked at was paid for")
                    .isLessThanOrEqualTo(2 * (BUDGET - steps.left()) + 1);
            if (steps.spent()) {
                broken++;
                assertThat(found).isEqualTo(Json.Nothing.NULL);
            } else {
                ended++;
                assertThat(size(found)).as("what was made was paid for").isLessThanOrEqualTo(BUDGET + size(value));
            }
        }
        assertThat(ended).as("most of what people write ends").isGreaterThan(ROUNDS / 2);
        assertThat(broken)
                .as("some of it must be too much, or nothing is tried")
                .isGreaterThan(ROUNDS / 1000);
    }

    @Test
    void costsTheSameEachTime() {
        for (int round = 0; round < 1_000; round++) {
            Expression expression = Read.expression(anyExpression(0));
            Json value = anyValue(0);
            Steps plenty = new Steps(Steps.MOST);
            Json found = expression.in(value, plenty);
            if (plenty.spent() || plenty.left() == Steps.MOST) {
                continue;
            }
            long cost = Steps.MOST - plenty.left();
            Steps enough = new Steps(cost);
            assertThat(expression.in(value, enough)).isEqualTo(found);
            assertThat(enough.spent()).isFalse();
            Steps tooFew = new Steps(cost - 1);
            expression.in(value, tooFew);
            assertThat(tooFew.spent()).isTrue();
        }
    }

    private static final String[] NAMES = {"a", "b", "c"};
    private static final String[] FUNCTIONS = {
        "abs(%s)",
        "avg(%s)",
        "ceil(%s)",
        "floor(%s)",
        "keys(%s)",
        "length(%s)",
        "max(%s)",
        "min(%s)",
        "not_null(%s)",
        "reverse(%s)",
        "sort(%s)",
        "sum(%s)",
        "to_array(%s)",
        "to_number(%s)",
        "to_string(%s)",
        "type(%s)",
        "values(%s)",
        "merge(%s, %s)",
        "contains(%s, %s)",
        "join(%s, %s)",
        "starts_with(%s, %s)",
        "ends_with(%s, %s)",
        "map(&%s, %s)",
        "sort_by(%2$s, &%1$s)",
        "max_by(%2$s, &%1$s)",
        "min_by(%2$s, &%1$s)"
    };

    /** At most {@link JmesPathMapper#LENGTH} long and {@link JmesPathMapper#DEPTH} deep. */
    private String anyExpression(int depth) {
        String one = oneExpression(depth);
        return one.length() > 900 ? "a" : one;
    }

    private String oneExpression(int depth) {
        if (depth == 5) {
            return random.nextBoolean() ? "@" : NAMES[random.nextInt(NAMES.length)];
        }
        String left = anyExpression(depth + 1);
        return switch (random.nextInt(16)) {
            case 0 -> NAMES[random.nextInt(NAMES.length)];
            case 1 -> "(" + left + ")." + NAMES[random.nextInt(NAMES.length)];
            case 2 -> "(" + left + ")[" + random.nextInt(-3, 4) + "]";
            case 3 -> "(" + left + ")[*]";
            case 4 -> "(" + left + ")[]";
            case 5 -> "(" + left + ").*";
            case 6 -> "(" + left + ")[?" + anyExpression(depth + 1) + "]";
            case 7 -> "(" + left + ")[::" + (random.nextBoolean() ? 2 : -1) + "]";
            case 8 -> "[" + left + ", " + anyExpression(depth + 1) + "]";
            case 9 -> "{x: " + left + ", a: " + anyExpression(depth + 1) + "}";
            case 10 -> left + " | " + anyExpression(depth + 1);
            case 11 -> left + (random.nextBoolean() ? " || " : " && ") + anyExpression(depth + 1);
            case 12 ->
                left + new String[] {" == ", " < ", " != ", " >= "}[random.nextInt(4)] + anyExpression(depth + 1);
            case 13 -> "[@, " + left + "][] | [@, @][] | [@, @][] | [@, @][] | [@, @][]";
            default -> FUNCTIONS[random.nextInt(FUNCTIONS.length)].formatted(left, anyExpression(depth + 1));
        };
    }

    private Json anyValue(int depth) {
        int kind = depth == 4 ? random.nextInt(5) : depth == 0 ? random.nextInt(5, 8) : random.nextInt(8);
        return switch (kind) {
            case 0 -> Json.Nothing.NULL;
            case 1 -> new Json.Truth(random.nextBoolean());
            case 2 ->
                new Json.Digits(
                        new String[] {"0", "-1.5", "1e999", "285731000000025120", "1e99999999999"}[random.nextInt(5)]);
            case 3 -> new Json.Text("x".repeat(random.nextInt(40)));
            case 4 -> new Json.Text("12");
            case 5 -> {
                List<Json> items = new ArrayList<>();
                int size = random.nextInt(6);
                boolean alike = random.nextBoolean();
                for (int i = 0; i < size; i++) {
                    items.add(alike ? new Json.Text("t" + i) : anyValue(depth + 1));
                }
                yield new Json.Items(items);
            }
            default -> {
                Map<String, Json> members = new LinkedHashMap<>();
                for (String name : NAMES) {
                    members.put(name, anyValue(depth + 1));
                }
                yield new Json.Struct(members);
            }
        };
    }

    private static long size(Json value) {
        return switch (value) {
            case Json.Items(List<Json> items) ->
                1 + items.stream().mapToLong(StepsTest::size).sum();
            case Json.Struct(Map<String, Json> members) ->
                1 + members.values().stream().mapToLong(StepsTest::size).sum();
            case Json.Text ignored -> 1;
            case Json.Digits ignored -> 1;
            case Json.Truth ignored -> 1;
            case Json.Nothing ignored -> 1;
        };
    }

    /** The same value, whose lists and objects note each look at one of their parts, whoever looks. */
    private Json watched(Json value) {
        return switch (value) {
            case Json.Items(List<Json> items) -> {
                List<Json> inner = items.stream().map(this::watched).toList();
                yield new Json.Items(new AbstractList<>() {
                    @Override
                    public Json get(int index) {
                        looks++;
                        return inner.get(index);
                    }

                    @Override
                    public int size() {
                        return inner.size();
                    }
                });
            }
            case Json.Struct(Map<String, Json> members) -> {
                Map<String, Json> inner = new LinkedHashMap<>();
                members.forEach((name, member) -> inner.put(name, watched(member)));
                yield new Json.Struct(new WatchedMap(inner));
            }
            case Json.Text ignored -> value;
            case Json.Digits ignored -> value;
            case Json.Truth ignored -> value;
            case Json.Nothing ignored -> value;
        };
    }

    private final class WatchedMap extends AbstractMap<String, Json> {

        private final Map<String, Json> inner;

        WatchedMap(Map<String, Json> inner) {
            this.inner = inner;
        }

        @Override
        public Json get(Object name) {
            looks++;
            return inner.get(name);
        }

        @Override
        public Json getOrDefault(Object name, Json otherwise) {
            looks++;
            return inner.getOrDefault(name, otherwise);
        }

        @Override
        public Set<Entry<String, Json>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public Iterator<Entry<String, Json>> iterator() {
                    Iterator<Entry<String, Json>> entries = inner.entrySet().iterator();
                    return new Iterator<>() {
                        @Override
                        public boolean hasNext() {
                            return entries.hasNext();
                        }

                        @Override
                        public Entry<String, Json> next() {
                            looks++;
                            return entries.next();
                        }
                    };
                }

                @Override
                public int size() {
                    return inner.size();
                }
            };
        }
    }
}
