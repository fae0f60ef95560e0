package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.escalation.Act.Answer;
import io.bridgekeeper.paging.escalation.Act.Somebody;
import io.bridgekeeper.paging.escalation.Act.Willing;
import io.bridgekeeper.paging.escalation.World.Opening;
import io.bridgekeeper.paging.incident.Severity;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Whatever happens to an incident in whichever order, {@link Witness} finds nothing wrong: not while it goes on, and
 * not when nothing is left to do.
 */
class ResponseModelTest {

    @Property(tries = 3_000)
    void keepsItsWord(@ForAll("openings") Opening opening, @ForAll("acts") List<Act> acts) {
        World world = new World(opening);
        acts.forEach(world::goOn);
        world.comeToRest();
    }

    @Property(tries = 500)
    void endsWithoutAnybodyWhoAnswers(@ForAll("openings") Opening opening) {
        new World(opening).comeToRest();
    }

    @Example
    void wakesPeopleAtOnceForWhatWasHeldBackAndBecameUrgent() {
        tell(
                opening(Severity.SEV3, true),
                new Act.Says(Severity.SEV1),
                new Act.NoticesAreClaimed(1),
                new Act.ProviderAnswers(0, Answer.TAKEN));
    }

    @Example
    void leavesPeopleTheirNightWhereItBecomesNoMoreUrgentThanItWas() {
        tell(opening(Severity.SEV3, false), new Act.Says(Severity.SEV4));
    }

    private static void tell(Opening opening, Act... acts) {
        World world = new World(opening);
        List.of(acts).forEach(world::goOn);
        world.comeToRest();
    }

    /** One owner and one of the fallback, both asleep. */
    private static Opening opening(Severity severity, boolean isHeldBack) {
        Somebody asleep = new Somebody(Willing.EXPECTS_IT, false, true, true, 1);
        return new Opening(
                List.of(0),
                List.of(1),
                List.of(),
                List.of(),
                1,
                1,
                1,
                false,
                isHeldBack,
                severity,
                Collections.nCopies(People.NAMES.size(), asleep));
    }

    @Provide
    Arbitrary<Opening> openings() {
        Arbitrary<List<Integer>> steps = people().list().ofMaxSize(3);
        return Combinators.combine(
                        steps,
                        people().list().ofMinSize(1).ofMaxSize(2),
                        steps.tuple2(),
                        Arbitraries.integers().between(1, 3).tuple3(),
                        Arbitraries.of(false, true).tuple2(),
                        Arbitraries.of(Severity.SEV1, Severity.SEV3),
                        somebody().list().ofSize(People.NAMES.size()))
                .as((owner, fallback, others, numbers, how, severity, all) -> new Opening(
                        owner,
                        fallback,
                        others.get1(),
                        others.get2(),
                        numbers.get3(),
                        numbers.get1(),
                        numbers.get2(),
                        how.get1(),
                        how.get2(),
                        severity,
                        all));
    }

    @Provide
    Arbitrary<List<Act>> acts() {
        Arbitrary<Integer> page = Arbitraries.frequency(Tuple.of(3, 0), Tuple.of(2, 1), Tuple.of(1, 2));
        Arbitrary<Boolean> whether = Arbitraries.of(true, false);
        return Arbitraries.<Act>frequencyOf(
                        Tuple.of(2, Arbitraries.of(new Act.Fires(), new Act.Clears())),
                        Tuple.of(3, page.map(Act.Accepts::new)),
                        Tuple.of(3, page.map(Act.Declines::new)),
                        Tuple.of(1, page.map(Act.SendsOn::new)),
                        Tuple.of(1, page.map(Act.Confirms::new)),
                        Tuple.of(1, page.map(Act.HandsBack::new)),
                        Tuple.of(
                                3,
                                Combinators.combine(people(), whether, whether).as(Act.PagesByHand::new)),
                        Tuple.of(
                                3,
                                Combinators.combine(Arbitraries.integers().between(0, 1), whether)
                                        .as(Act.AsksForHelp::new)),
                        Tuple.of(1, Arbitraries.just(new Act.CancelsHelp())),
                        Tuple.of(2, Arbitraries.of(0, 0, 1, 30).map(Act.HelpIsLate::new)),
                        Tuple.of(
                                1,
                                Arbitraries.of(Severity.SEV1, Severity.SEV2, Severity.SEV3, Severity.SEV4)
                                        .map(Act.Says::new)),
                        Tuple.of(1, Arbitraries.of(new Act.Resolves(), new Act.Reopens())),
                        Tuple.of(1, Arbitraries.just(new Act.TimerLooks())),
                        Tuple.of(4, Arbitraries.of(0, 0, 1, 30).map(Act.TimeIsUp::new)),
                        Tuple.of(2, Arbitraries.of(1, 10, 31, 600).map(Act.SecondsPass::new)),
                        Tuple.of(4, Arbitraries.integers().between(1, 3).map(Act.NoticesAreClaimed::new)),
                        Tuple.of(
                                5,
                                Combinators.combine(Arbitraries.integers().between(0, 3), Arbitraries.of(Answer.class))
                                        .as(Act.ProviderAnswers::new)),
                        Tuple.of(
                                3,
                                Combinators.combine(Arbitraries.integers().between(0, 3), whether)
                                        .as(Act.IsHeardOf::new)),
                        Tuple.of(1, Arbitraries.just(new Act.Crashes())),
                        Tuple.of(1, Combinators.combine(people(), somebody()).as(Act.BecomesOtherwise::new)))
                .list()
                .ofMaxSize(40);
    }

    private static Arbitrary<Integer> people() {
        return Arbitraries.integers().between(0, People.NAMES.size() - 1);
    }

    private static Arbitrary<Somebody> somebody() {
        Arbitrary<Boolean> seldom = Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true));
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(6, Willing.EXPECTS_IT),
                                Tuple.of(2, Willing.NEVER_AGREED),
                                Tuple.of(1, Willing.HAS_LEFT),
                                Tuple.of(1, Willing.HAS_NO_ACCOUNT)),
                        seldom,
                        seldom.map(not -> !not),
                        seldom,
                        Arbitraries.of(1, 2))
                .as(Somebody::new);
    }
}
