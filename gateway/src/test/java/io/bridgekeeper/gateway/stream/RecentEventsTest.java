package io.bridgekeeper.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RecentEventsTest {

    private static final Position.Place A = new Position.Place(0, 0);
    private static final Position.Place B = new Position.Place(1, 0);

    @Test
    void tellsOnlyWhatIsBehindAPosition() {
        RecentEvents recent = new RecentEvents(10, 1_000);
        Position first = recent.add(A, 5, event("a5"));
        recent.add(B, 0, event("b0"));
        assertThat(told(recent, first)).containsExactly("b0");
        assertThat(told(recent, recent.position())).isEmpty();
    }

    @Test
    void saysSoWhereMoreIsMissedThanIsKept() {
        RecentEvents recent = new RecentEvents(2, 1_000);
        Position first = recent.add(A, 0, event("a0"));
        recent.add(A, 1, event("a1"));
        recent.add(A, 2, event("a2"));
        assertThat(told(recent, first)).containsExactly("a1", "a2");
        recent.add(A, 3, event("a3"));
        assertThat(recent.since(first)).isInstanceOf(RecentEvents.Missed.TooMuch.class);
    }

    @Test
    void keepsNoMoreTextThanItMay() {
        RecentEvents recent = new RecentEvents(100, 10);
        Position first = recent.add(A, 0, event("1234"));
        Position second = recent.add(A, 1, event("1234"));
        recent.add(A, 2, event("1234"));
        recent.add(A, 3, event("1234"));
        assertThat(recent.since(first)).isInstanceOf(RecentEvents.Missed.TooMuch.class);
        assertThat(told(recent, second)).hasSize(2);
    }

    @Test
    void whoComesBeforeAPartitionWasHeardFromItsStartMissesSomething() {
        RecentEvents recent = new RecentEvents(10, 1_000);
        recent.begin(A, 7);
        assertThat(recent.since(Position.START.with(A, 5))).isInstanceOf(RecentEvents.Missed.TooMuch.class);
        assertThat(told(recent, Position.START.with(A, 6))).isEmpty();
    }

    @Test
    void aTopicThatIsNotHeardYetCannotBeResumed() {
        RecentEvents recent = new RecentEvents(10, 1_000);
        recent.begin(A, 0);
        assertThat(recent.since(Position.START.with(B, 3))).isInstanceOf(RecentEvents.Missed.TooMuch.class);
    }

    /** Two replicas hear two partitions in orders of their own; a client goes from one to the other after any event. */
    @Property(tries = 500)
    void whoChangesTheReplicaHearsEachEventOnce(
            @ForAll("order") List<Integer> one, @ForAll("order") List<Integer> other) {
        for (int leftAfter = 0; leftAfter <= one.size(); leftAfter++) {
            List<String> heard = new ArrayList<>();
            RecentEvents first = begun();
            Position position = first.position();
            int[] next = {0, 0};
            for (int place : one.subList(0, leftAfter)) {
                position = first.add(place(place), next[place], event(place + "/" + next[place]));
                heard.add(place + "/" + next[place]++);
            }
            RecentEvents second = begun();
            int[] behind = {0, 0};
            for (int place : other) {
                second.add(place(place), behind[place], event(place + "/" + behind[place]++));
            }
            heard.addAll(told(second, position));
            assertThat(heard).containsExactlyInAnyOrderElementsOf(all());
        }
    }

    /** An order in which five events of each of two partitions may be heard. */
    @Provide
    Arbitrary<List<Integer>> order() {
        return Arbitraries.shuffle(Arrays.asList(0, 0, 0, 0, 0, 1, 1, 1, 1, 1));
    }

    private static RecentEvents begun() {
        RecentEvents recent = new RecentEvents(100, 1_000);
        recent.begin(A, 0);
        recent.begin(B, 0);
        return recent;
    }

    private static Position.Place place(int number) {
        return number == 0 ? A : B;
    }

    private static List<String> all() {
        return IntStream.range(0, 10).mapToObj(i -> i / 5 + "/" + i % 5).toList();
    }

    private static StreamEvent event(String data) {
        return new StreamEvent(Position.START, "paging.incident.opened.v1", null, data);
    }

    private static List<String> told(RecentEvents recent, Position heard) {
        return ((RecentEvents.Missed.Events) recent.since(heard))
                .events().stream().map(StreamEvent::data).toList();
    }
}
