package io.bridgekeeper.paging.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.incident.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LatePlanTest {

    private static final Instant SINCE = Instant.parse("2026-11-27T02:00:00Z");
    private static final LateNotice.Destination BOB = to("bob", "webhook");

    @Example
    void tellsOfTheMostUrgentAndNamesTheOthers() {
        LatePlan plan =
                LatePlan.of(List.of(open(1, Severity.SEV3, 0), open(2, Severity.SEV1, 9), open(3, Severity.SEV1, 5)));
        assertThat(plan.go()).containsExactly(new LatePlan.Go(id(3), true));
        assertThat(plan.along()).containsExactly(new LatePlan.Along(id(2), id(3)), new LatePlan.Along(id(1), id(3)));
    }

    @Example
    void tellsOfASingleOneByItself() {
        LatePlan plan = LatePlan.of(List.of(open(1, Severity.SEV1, 0)));
        assertThat(plan.go()).containsExactly(new LatePlan.Go(id(1), false));
        assertThat(plan.along()).isEmpty();
    }

    @Example
    void tellsNobodyOfWhatIsAnothersNorOverAnotherContact() {
        LateNotice bobs = open(1, Severity.SEV1, 0);
        LateNotice alices = at(to("alice", "webhook"), 2, Optional.empty());
        LateNotice byMail = at(to("bob", "email"), 3, Optional.empty());
        assertThat(LatePlan.of(List.of(bobs, alices, byMail)).go())
                .containsExactlyInAnyOrder(
                        new LatePlan.Go(id(1), false), new LatePlan.Go(id(2), false), new LatePlan.Go(id(3), false));
    }

    @Example
    void tellsOfNoMoreThanCanBeRead() {
        LatePlan plan = LatePlan.of(IntStream.rangeClosed(1, LatePlan.MOST + 1)
                .mapToObj(i -> open(i, Severity.SEV1, i))
                .toList());
        assertThat(plan.go())
                .containsExactly(new LatePlan.Go(id(1), true), new LatePlan.Go(id(LatePlan.MOST + 1), false));
        assertThat(plan.along())
                .hasSize(LatePlan.MOST - 1)
                .allMatch(along -> along.with().equals(id(1)));
    }

    private record Case(String state, boolean isHeard, boolean isCarrierPutOff, boolean isPutOff, String fate) {}

    @Example
    void sharesWhatBecomesOfTheOneThatTellsOfIt() {
        for (Case each : List.of(
                new Case("pending", true, false, false, "again"),
                new Case("sending", true, false, false, "again"),
                new Case("failed-temporary", true, false, false, "again"),
                new Case("failed-temporary", true, true, false, "put off"),
                new Case("failed-temporary", true, true, true, "again"),
                new Case("sent", true, false, false, "told"),
                // It may still turn out that it has not arrived.
                new Case("sent", false, false, false, "again"),
                new Case("delivered", true, false, false, "told"),
                new Case("delivered", false, false, true, "told"),
                new Case("cancelled", true, false, false, "go"),
                new Case("failed-permanent", true, false, false, "failed"),
                new Case("failed-permanent", true, true, true, "failed"))) {
            LateNotice.Carrier carrier =
                    new LateNotice.Carrier(id(9), each.state(), each.isHeard(), each.isCarrierPutOff());
            LatePlan plan = LatePlan.of(
                    List.of(new LateNotice(id(1), BOB, Severity.SEV2, SINCE, Optional.of(carrier), each.isPutOff())));
            assertThat(plan.go()).as("%s", each).hasSize(each.fate().equals("go") ? 1 : 0);
            assertThat(plan.told()).as("%s", each).hasSize(each.fate().equals("told") ? 1 : 0);
            assertThat(plan.again()).as("%s", each).hasSize(each.fate().equals("again") ? 1 : 0);
            assertThat(plan.failed()).as("%s", each).hasSize(each.fate().equals("failed") ? 1 : 0);
            assertThat(plan.putOff()).as("%s", each).hasSize(each.fate().equals("put off") ? 1 : 0);
            assertThat(plan.along()).isEmpty();
        }
    }

    @Property(tries = 300)
    void losesNothingHoweverTheOnesThatTellOfOthersFare(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int count) {
        World world = new World(new Random(seed), count);
        for (int round = 0; round < 12; round++) {
            world.look();
            world.fare(round > 5);
        }
        world.lookAtAll();
        world.fare(true);
        world.lookAtAll();
        assertThat(world.ended.keySet()).hasSize(count);
    }

    /** Late notices that are looked at now and then, while those that left are sent, fail, or are cancelled. */
    private static final class World {

        private final Random chance;
        private final Map<UUID, LateNotice> waiting = new HashMap<>();
        private final Map<UUID, LateNotice.Carrier> left = new HashMap<>();
        private final Map<UUID, String> ended = new HashMap<>();

        World(Random chance, int count) {
            this.chance = chance;
            for (int i = 1; i <= count; i++) {
                LateNotice one = new LateNotice(
                        id(i),
                        to(chance.nextBoolean() ? "bob" : "alice", chance.nextBoolean() ? "email" : "webhook"),
                        Severity.values()[chance.nextInt(5)],
                        SINCE.plusSeconds(chance.nextInt(9)),
                        Optional.empty(),
                        false);
                waiting.put(one.noticeId(), one);
            }
        }

        void look() {
            look(waiting.values().stream().filter(one -> chance.nextInt(4) > 0).toList());
        }

        void lookAtAll() {
            look(List.copyOf(waiting.values()));
        }

        private void look(List<LateNotice> due) {
            Map<UUID, LateNotice> before = new HashMap<>();
            due.forEach(one -> before.put(one.noticeId(), now(one)));
            LatePlan plan = LatePlan.of(before.values());
            isWhole(plan, before);
            Set<UUID> carriers = new HashSet<>();
            plan.go().forEach(go -> {
                LateNotice one = before.get(go.noticeId());
                waiting.remove(go.noticeId());
                left.put(go.noticeId(), new LateNotice.Carrier(go.noticeId(), "pending", true, false));
                // By itself it goes on as any other.
                ended.put(go.noticeId(), "left");
                if (go.carries()) {
                    carriers.add(one.noticeId());
                }
            });
            plan.along().forEach(along -> {
                LateNotice one = before.get(along.noticeId());
                LateNotice with = before.get(along.with());
                assertThat(carriers).contains(along.with());
                assertThat(with.destination()).isEqualTo(one.destination());
                assertThat(one.severity().isWorseThan(with.severity())).isFalse();
                waiting.put(one.noticeId(), with(one, left.get(along.with()), one.isPutOff()));
            });
            plan.putOff()
                    .forEach(id -> waiting.computeIfPresent(
                            id, (x, one) -> with(one, one.with().get(), true)));
            end(plan.told(), List.of("sent", "delivered"), before);
            end(plan.failed(), List.of("failed-permanent"), before);
        }

        private void end(List<UUID> ids, List<String> because, Map<UUID, LateNotice> before) {
            ids.forEach(id -> {
                assertThat(because).contains(before.get(id).with().get().state());
                waiting.remove(id);
                assertThat(ended.put(id, because.getFirst())).isNull();
            });
        }

        private static void isWhole(LatePlan plan, Map<UUID, LateNotice> before) {
            List<UUID> all = new ArrayList<>();
            plan.go().forEach(go -> all.add(go.noticeId()));
            plan.along().forEach(along -> all.add(along.noticeId()));
            List.of(plan.told(), plan.again(), plan.failed(), plan.putOff())
                    .forEach((Collection<UUID> ids) -> all.addAll(ids));
            assertThat(all).containsExactlyInAnyOrderElementsOf(before.keySet());
        }

        private LateNotice now(LateNotice one) {
            return one.with()
                    .map(with -> with(one, left.get(with.noticeId()), one.isPutOff()))
                    .orElse(one);
        }

        /** @param isLast whether all come to an end */
        void fare(boolean isLast) {
            left.replaceAll((id, carrier) -> switch (carrier.state()) {
                case "delivered", "failed-permanent", "cancelled" -> carrier;
                default -> {
                    List<String> states = isLast
                            ? List.of("delivered", "failed-permanent")
                            : List.of(
                                    "pending",
                                    "sending",
                                    "failed-temporary",
                                    "sent",
                                    "delivered",
                                    "cancelled",
                                    "failed-permanent");
                    String next = states.get(chance.nextInt(states.size()));
                    yield new LateNotice.Carrier(id, next, !next.equals("sent"), chance.nextBoolean());
                }
            });
        }
    }

    private static LateNotice with(LateNotice one, LateNotice.Carrier carrier, boolean isPutOff) {
        return new LateNotice(
                one.noticeId(), one.destination(), one.severity(), one.since(), Optional.of(carrier), isPutOff);
    }

    private static LateNotice open(int number, Severity severity, int secondsLater) {
        return new LateNotice(id(number), BOB, severity, SINCE.plusSeconds(secondsLater), Optional.empty(), false);
    }

    private static LateNotice at(LateNotice.Destination to, int number, Optional<LateNotice.Carrier> with) {
        return new LateNotice(id(number), to, Severity.SEV1, SINCE, with, false);
    }

    private static LateNotice.Destination to(String person, String channel) {
        return new LateNotice.Destination(person, channel, "https://example.org/" + person);
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}
