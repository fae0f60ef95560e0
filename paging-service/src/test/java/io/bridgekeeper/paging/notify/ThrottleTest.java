package io.bridgekeeper.paging.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ThrottleTest {

    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
    private static final Throttle SMS = new Throttle(Limit.read("5/PT15M, 11/PT1H, 21/PT3H"));

    @Example
    void sendsWhatTheLimitAllowsOneByOne() {
        assertThat(SMS.of(ago(1, 2), due(later(1), later(2), later(3)), NOW)).containsExactly(go(1), go(2), go(3));
    }

    @Example
    void neverLetsTheFirstWordOfAnIncidentWait() {
        assertThat(SMS.of(ago(1, 2, 3, 4, 5), due(first(1), later(2), first(3)), NOW))
                .containsExactly(go(1), go(3), new Throttle.Turn.Wait(id(2), NOW.plus(Duration.ofMinutes(12))));
    }

    @Example
    void waitsForTheLimitThatTakesLongest() {
        assertThat(SMS.of(ago(1, 20, 21, 22, 23, 24, 25, 26, 27, 28, 50), due(later(1)), NOW))
                .containsExactly(new Throttle.Turn.Wait(id(1), NOW.plus(Duration.ofMinutes(10))));
    }

    @Example
    void tellsWhatHasWaitedInOneNotice() {
        assertThat(SMS.of(ago(1, 2, 3, 4), due(waited(1), waited(2), later(3)), NOW))
                .containsExactly(go(1), new Throttle.Turn.Along(id(2), id(1)), new Throttle.Turn.Along(id(3), id(1)));
    }

    @Example
    void tellsMoreThanTheLimitAllowsInOneNotice() {
        assertThat(SMS.of(ago(1, 2, 3, 4), due(later(1), later(2)), NOW))
                .containsExactly(go(1), new Throttle.Turn.Along(id(2), id(1)));
    }

    @Example
    void countsNothingWithoutALimit() {
        assertThat(new Throttle(Limit.read(" ")).of(ago(0, 0, 0), due(later(1)), NOW))
                .containsExactly(go(1));
    }

    @Example
    void refusesWhatIsNoLimit() {
        for (String words : List.of("5", "0/PT1H", "5/PT0S", "5/15M", "x/PT1H", "5/PT1H;6/PT2H")) {
            assertThatThrownBy(() -> Limit.read(words)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** One more notice of an incident, after so long. */
    record Arrival(int incident, int secondsLater) {}

    @Property(tries = 500)
    void keepsItsLimitsAndLosesNothing(
            @ForAll("arrivals") List<Arrival> arrivals, @ForAll("limits") List<Limit> limits) {
        Throttle throttle = new Throttle(limits);
        Sky sky = new Sky(throttle);
        Set<Integer> known = new HashSet<>();
        for (int i = 0; i < arrivals.size(); i++) {
            sky.goTo(sky.now.plusSeconds(arrivals.get(i).secondsLater()));
            sky.add(new Throttle.Due(id(i), known.add(arrivals.get(i).incident()), false));
        }
        sky.goTo(sky.now.plus(Duration.ofDays(2)));
        assertThat(sky.waiting).isEmpty();
        assertThat(sky.went).containsAll(sky.along.values());
        assertThat(sky.went.size() + sky.along.size()).isEqualTo(arrivals.size());
        for (Limit limit : limits) {
            for (Instant end : sky.limited) {
                Instant after = end.minus(limit.within());
                long others = sky.limited.stream()
                        .filter(at -> at.isAfter(after) && !at.isAfter(end))
                        .count();
                assertThat(others).as("within %s until %s", limit.within(), end).isLessThanOrEqualTo(limit.most());
            }
        }
    }

    /** Due notices to one destination, looked at when something is due and at no other time. */
    private static final class Sky {
        final Throttle throttle;
        final Map<UUID, Instant> waiting = new HashMap<>();
        final Map<UUID, Throttle.Due> all = new HashMap<>();
        final List<UUID> went = new ArrayList<>();
        final Map<UUID, UUID> along = new HashMap<>();
        final List<Instant> firsts = new ArrayList<>();
        final List<Instant> limited = new ArrayList<>();
        Instant now = NOW;

        Sky(Throttle throttle) {
            this.throttle = throttle;
        }

        void add(Throttle.Due due) {
            all.put(due.noticeId(), due);
            waiting.put(due.noticeId(), now);
            look();
        }

        void goTo(Instant then) {
            while (!waiting.isEmpty() && !Collections.min(waiting.values()).isAfter(then)) {
                now = Collections.min(waiting.values());
                look();
            }
            now = then;
        }

        private void look() {
            List<Throttle.Due> due = waiting.entrySet().stream()
                    .filter(entry -> !entry.getValue().isAfter(now))
                    .map(entry -> all.get(entry.getKey()))
                    .sorted((one, other) -> one.noticeId().compareTo(other.noticeId()))
                    .toList();
            List<Instant> counted = new ArrayList<>(firsts);
            counted.addAll(limited);
            for (Throttle.Turn turn : throttle.of(counted, due, now)) {
                waiting.remove(turn.noticeId());
                switch (turn) {
                    case Throttle.Turn.Go(UUID id) -> {
                        went.add(id);
                        (all.get(id).isFirst() ? firsts : limited).add(now);
                    }
                    case Throttle.Turn.Along(UUID id, UUID with) -> along.put(id, with);
                    case Throttle.Turn.Wait(UUID id, Instant until) -> {
                        assertThat(until).isAfter(now);
                        assertThat(all.get(id).isFirst()).isFalse();
                        all.put(id, new Throttle.Due(id, false, true));
                        waiting.put(id, until);
                    }
                }
            }
        }
    }

    @Provide
    Arbitrary<List<Arrival>> arrivals() {
        return Combinators.combine(Arbitraries.integers().between(0, 5), Arbitraries.of(0, 0, 1, 30, 300, 900, 4000))
                .as(Arrival::new)
                .list()
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<List<Limit>> limits() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.of(60, 900, 3600, 10_800).map(Duration::ofSeconds))
                .as(Limit::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    private static List<Throttle.Due> due(Throttle.Due... due) {
        return List.of(due);
    }

    private static Throttle.Due first(int number) {
        return new Throttle.Due(id(number), true, false);
    }

    private static Throttle.Due later(int number) {
        return new Throttle.Due(id(number), false, false);
    }

    private static Throttle.Due waited(int number) {
        return new Throttle.Due(id(number), false, true);
    }

    private static Throttle.Turn go(int number) {
        return new Throttle.Turn.Go(id(number));
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    private static List<Instant> ago(int... minutes) {
        List<Instant> instants = new ArrayList<>();
        for (int minute : minutes) {
            instants.add(NOW.minus(Duration.ofMinutes(minute)));
        }
        return instants;
    }
}
