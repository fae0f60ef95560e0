package io.bridgekeeper.paging.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.bridgekeeper.paging.catalog.EscalationPolicy;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Call;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Step;
import io.bridgekeeper.paging.catalog.SeatLimits;
import io.bridgekeeper.paging.consent.Obstacle;
import io.bridgekeeper.paging.escalation.PageCommand.Resolver;
import io.bridgekeeper.paging.escalation.Rung.Reach;
import io.bridgekeeper.paging.incident.Escalation;
import io.bridgekeeper.paging.incident.How;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.Incidents;
import io.bridgekeeper.paging.incident.Rounds;
import io.bridgekeeper.paging.incident.Severity;
import io.bridgekeeper.paging.loadguard.Reached;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the table {@code page-decider.yaml}. */
class PageDeciderTest {

    private static final Instant OPENED = Instant.parse("2026-11-23T00:00:00Z");

    record Row(
            String it,
            String ladder,
            String elsewhere,
            String helpers,
            String rounds,
            boolean asks,
            Integer held,
            String crew,
            List<String> given,
            String when,
            List<String> then,
            List<String> because) {
        @Override
        public String toString() {
            return it;
        }
    }

    static Stream<Row> table() throws IOException {
        try (InputStream table = PageDeciderTest.class.getResourceAsStream("/page-decider.yaml")) {
            return new YAMLMapper().readValue(table, new TypeReference<List<Row>>() {}).stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void decides(Row row) {
        Crew crew = crew(row.crew());
        Patience patience = row.asks()
                ? new Patience(Optional.of(Duration.ofMinutes(60)), Duration.ofMinutes(10))
                : Patience.ENDLESS;
        Response response = opened(row.rounds(), row.held());
        for (String before : row.given() == null ? List.<String>of() : row.given()) {
            Decision decision = decide(response, ladder(row, response, before), crew, patience, before);
            assertThat(decision).as("given: " + before).isInstanceOf(Decision.Record.class);
            for (PageEvent event : ((Decision.Record) decision).events()) {
                response = response.after(event, at(before));
            }
        }
        Decision decision = decide(response, ladder(row, response, row.when()), crew, patience, row.when());
        assertThat(words(decision)).isEqualTo(row.then());
        if (row.because() != null) {
            assertThat(because(decision)).isEqualTo(row.because());
        }
    }

    /** That of the other system, once the incident was or is sent there. */
    private static Ladder ladder(Row row, Response response, String command) {
        boolean isElsewhere = command.contains(" sends ")
                || response.incident().systemId().filter("payments"::equals).isPresent();
        List<Rung> helpers = rungs(row.helpers() == null ? "" : row.helpers(), 1);
        return ladder(isElsewhere && row.elsewhere() != null ? row.elsewhere() : row.ladder())
                .with(IntStream.rangeClosed(0, response.requests().size())
                        .boxed()
                        .collect(Collectors.toMap(i -> new UUID(2, i), i -> helpers)));
    }

    /** @param rounds of the owner's and of the fallback's steps, such as {@code 3 | 2} */
    private static Response opened(String rounds, Integer held) {
        String[] each = (rounds == null ? "1 | 1" : rounds).split(" *\\| *");
        Incident incident = Incidents.triggered(Optional.of("checkout"), OPENED, List.of(), List.of());
        Escalation escalation =
                Escalation.of(List.of(), List.of(), Rounds.of(Integer.parseInt(each[0]), Integer.parseInt(each[1])));
        return new Response(
                incident.with(
                        incident.state(),
                        held == null ? escalation : escalation.runningUntil(0, OPENED.plus(Duration.ofMinutes(held)))),
                List.of());
    }

    private static Decision decide(Response response, Ladder ladder, Crew crew, Patience patience, String text) {
        AtomicLong ids = new AtomicLong(response.pages().size());
        return PageDecider.decide(
                response,
                ladder,
                crew,
                patience,
                command(response, text),
                () -> new UUID(0, ids.incrementAndGet()),
                at(text));
    }

    private static Instant at(String command) {
        return OPENED.plus(Duration.ofMinutes(Long.parseLong(command.split(" ")[0])));
    }

    private static PageCommand command(Response response, String text) {
        String[] words = text.split(" ");
        String who = words[1];
        String whose = words.length > 3 ? words[3].replace("'s", "") : who;
        return switch (words[words.length > 2 ? 2 : 1]) {
            case "call" -> new PageCommand.CallFirst();
            case "time" -> new PageCommand.LookAtTime();
            case "accepts" -> new PageCommand.AcceptPage(pageOf(response, whose), who);
            case "hands" ->
                new PageCommand.HandBack(
                        pageOf(response, whose), who, words.length > 4 ? Optional.of(words[4]) : Optional.empty());
            case "confirms" -> new PageCommand.ConfirmStillOnIt(pageOf(response, whose), who);
            case "declines" -> declines(response, whose, who, Optional.empty(), Set.of());
            // The incident is of checkout at first.
            case "sends" ->
                declines(
                        response,
                        who,
                        who,
                        Optional.of(new Destination(
                                words[3],
                                words[3],
                                Optional.of(new EscalationPolicy("p", List.of(), 1)),
                                new EscalationPolicy("f", List.of(), 1),
                                new SeatLimits(3, Map.of("critical", 7)))),
                        words.length > 4 ? Set.of(words[3]) : Set.of());
            case "unreachable" -> new PageCommand.GiveUpReaching(pageOf(response, who), "mail: refused");
            case "pages" -> byHand(who, words[3], words.length > 4 ? words[4] : "");
            case "says" ->
                new PageCommand.ChangeSeverity(
                        new ByHand.Caller(who, who.equals("commander")),
                        Severity.valueOf(words[3]),
                        words.length > 4 ? Optional.of(words[4]) : Optional.empty(),
                        Optional.of(9));
            case "reopens" ->
                new PageCommand.Reopen(
                        new ByHand.Caller(who, who.equals("commander")),
                        "it fails again",
                        Duration.ofHours(1),
                        words.length > 3 ? Optional.of(new UUID(9, 9)) : Optional.empty());
            case "asks" -> asks(response, who, words[3]);
            case "cancels" ->
                new PageCommand.CancelRequest(
                        new ByHand.Caller(who, who.equals("commander")),
                        response.requests().isEmpty()
                                ? new UUID(2, 0)
                                : response.requests().getLast().id());
            case "requests" -> new PageCommand.LookAtRequests();
            case "firesAgain" ->
                new PageCommand.FiresAgain(
                        words.length > 3
                                ? Optional.of(new HeldBack(
                                        OPENED.plus(Duration.ofMinutes(Long.parseLong(words[4]))), "Held back.", false))
                                : Optional.empty());
            case "resolves" -> new PageCommand.Resolve(How.FIX, Optional.empty(), resolver(who));
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static PageCommand declines(
            Response response, String whose, String who, Optional<Destination> to, Set<String> hadBefore) {
        return new PageCommand.DeclinePage(pageOf(response, whose), who, Optional.empty(), to, hadBefore);
    }

    /** Two at a time, each for ten minutes; alice and erin could be paged instead. */
    private static PageCommand byHand(String by, String whom, String how) {
        String person = whom.replaceAll("[!?#]", "");
        return new PageCommand.CallByHand(
                new ByHand.Caller(by, by.equals("commander")),
                person,
                how.equals("differently") ? "another reason" : "the database",
                how.equals("anyway") ? Optional.of("nobody else knows it") : Optional.empty(),
                new ByHand.Prospect(
                        reach(whom),
                        List.of(new ByHand.Instead("alice", "on call"), new ByHand.Instead("erin", "agreed"))),
                new ByHand.Limit(2, Duration.ofMinutes(10)));
    }

    /** Whom the other system's policy calls is the row's {@code helpers}. */
    private static PageCommand asks(Response response, String by, String system) {
        return new PageCommand.AskForResponder(
                new ByHand.Caller(by, by.equals("commander")),
                new UUID(2, response.requests().size()),
                new Destination(
                        system,
                        system,
                        Optional.of(new EscalationPolicy(
                                "p",
                                Collections.nCopies(9, new Step(new Call.OfPerson("somebody"), Duration.ofMinutes(5))),
                                1)),
                        new EscalationPolicy("f", List.of(), 1),
                        new SeatLimits(3, Map.of("critical", 7))),
                "the replica hangs",
                new ByHand.Limit(2, Duration.ofMinutes(10)));
    }

    private static Reach reach(String name) {
        if (name.endsWith("!")) {
            return new Reach.NoConsent(new Obstacle.NeverAgreed());
        }
        if (name.endsWith("#")) {
            return new Reach.NoAccount();
        }
        return name.endsWith("?") ? new Reach.Gone() : new Reach.ExpectsTheCall(Set.of());
    }

    private static Resolver resolver(String who) {
        return who.equals("tool") ? new Resolver.MonitoringTool() : new Resolver.Person(who, who.equals("commander"));
    }

    private static UUID pageOf(Response response, String person) {
        return response.pages().stream()
                .filter(page -> page.personId().equals(person))
                .reduce((before, last) -> last)
                .orElseThrow(() -> new AssertionError("no page of " + person))
                .id();
    }

    private static Ladder ladder(String text) {
        String[] sides = text.split("\\|");
        return new Ladder(rungs(sides[0], 1), rungs(sides[1], Rung.FALLBACK));
    }

    /** Such as {@code tired alice, waits bob, trained carol, dave beside 1}. */
    private static Crew crew(String text) {
        Map<String, Reached> limits = new HashMap<>();
        Set<String> waiting = new HashSet<>();
        Set<String> trained = new HashSet<>();
        Map<Integer, Set<String>> shadows = new HashMap<>();
        Set<String> followers = new HashSet<>();
        for (String entry : text == null ? new String[0] : text.split(", *")) {
            String[] words = entry.split(" ");
            switch (words[0]) {
                case "tired" -> limits.put(words[1], new Reached.PagesOfShift(8));
                case "waits" -> waiting.add(words[1]);
                case "trained" -> trained.add(words[1]);
                case "follows" -> followers.add(words[1]);
                default ->
                    shadows.computeIfAbsent(Integer.valueOf(words[2]), rung -> new TreeSet<>())
                            .add(words[0]);
            }
        }
        return new Crew(limits, waiting, trained, shadows, followers);
    }

    private static List<Rung> rungs(String text, int first) {
        List<Rung> rungs = new ArrayList<>();
        int step = first;
        for (String entry :
                text.strip().isEmpty() ? new String[0] : text.strip().split(", *")) {
            String[] atOnce = entry.split("\\+");
            for (int place = 1; place <= atOnce.length; place++) {
                String[] words = atOnce[place - 1].strip().split(" ");
                rungs.add(new Rung(
                        step,
                        place,
                        words[0].replaceAll("[!?#]", ""),
                        "as the step says",
                        Duration.ofMinutes(Long.parseLong(words[1])),
                        reach(words[0])));
            }
            step += first == Rung.FALLBACK ? 0 : 1;
        }
        return rungs;
    }

    private static List<String> words(Decision decision) {
        return switch (decision) {
            case Decision.Record(List<PageEvent> events) ->
                events.stream().map(PageDeciderTest::words).toList();
            case Decision.Nothing(String reason) -> List.of("nothing: " + reason);
            case Decision.Refuse(Refusal.AlreadyRequested(ResponderRequest open)) ->
                List.of("refused: " + open.by() + " asks for " + open.systemId() + " already");
            case Decision.Refuse(Refusal refusal) -> List.of("refused: " + refusal);
        };
    }

    private static String words(PageEvent event) {
        return switch (event) {
            case PageEvent.PersonPassedOver e ->
                step(e.rung()) + " passes over " + e.rung().personId() + ": "
                        + e.why().word();
            case PageEvent.PersonSpared e ->
                step(e.rung()) + " spares " + e.rung().personId() + ": "
                        + e.why().words();
            case PageEvent.Shadowed e -> e.personId() + " shadows";
            case PageEvent.Queued e ->
                step(e.rung()) + " calls " + e.rung().personId() + " until "
                        + Duration.between(OPENED, e.escalateAt()).toMinutes();
            case PageEvent.CalledByHand e ->
                e.by() + " pages " + e.personId()
                        + e.override().map(o -> " all the same: " + o.reason()).orElse("");
            case PageEvent.ResponderRequested e ->
                e.request().by() + " asks for " + e.request().systemId();
            case PageEvent.ResponderPassedOver e ->
                e.request().systemId() + " passes over " + e.rung().personId() + ": "
                        + e.why().word();
            case PageEvent.ResponderCalled e ->
                e.request().systemId() + " calls " + e.rung().personId() + " until "
                        + Duration.between(OPENED, e.until()).toMinutes();
            case PageEvent.ResponderRequestEnded e ->
                e.request().systemId() + " " + e.how().word()
                        + e.by().map(by -> " by " + by).orElse("");
            case PageEvent.Accepted e -> e.personId() + " accepts";
            case PageEvent.AskedStillOnIt e ->
                e.personId() + " is asked until "
                        + Duration.between(OPENED, e.answerBy()).toMinutes();
            case PageEvent.StillOnIt e -> e.personId() + " still has it";
            case PageEvent.FellBack e -> e.personId() + " has it no more";
            case PageEvent.HandedBack e ->
                e.personId() + " hands it back"
                        + e.reason().map(why -> ": " + why).orElse("");
            case PageEvent.RoundEnded e -> "round " + e.round() + " ends";
            case PageEvent.Declined e -> e.personId() + " declines";
            case PageEvent.Rerouted e -> e.by() + " sends it to " + e.to().systemId();
            case PageEvent.Expired e -> e.personId() + " expires";
            case PageEvent.Unreached e -> e.personId() + " unreached";
            case PageEvent.Withdrawn e -> e.personId() + " withdrawn: " + e.why();
            case PageEvent.NobodyAnswered e -> "nobody answered in " + e.stepsTried() + " steps";
            case PageEvent.LadderEnded e -> "nobody left";
            case PageEvent.SeverityChanged e -> e.by() + " makes " + e.from() + " " + e.to();
            case PageEvent.Reopened(Reopener.Person by) -> by.personId() + " reopens";
            case PageEvent.Reopened(Reopener.MonitoringTool tool) ->
                "reopens after " + HistoryText.words(tool.after())
                        + (tool.held().isPresent() ? ", held back" : "");
            case PageEvent.Resolved e -> e.by().orElse("tool") + " resolves";
        };
    }

    /** Why the person who is called is called, the reason for the moment first. */
    private static List<String> because(Decision decision) {
        return ((Decision.Record) decision)
                .events().stream()
                        .flatMap(event -> switch (event) {
                            case PageEvent.Queued queued -> Stream.of(queued.explanation());
                            case PageEvent.CalledByHand called -> Stream.of(called.explanation());
                            case PageEvent.ResponderCalled called -> Stream.of(called.explanation());
                            default -> Stream.<Explanation>empty();
                        })
                        .flatMap(why -> Stream.concat(
                                Stream.of(why.whyNow()),
                                why.asked().stream()
                                        .map(asked -> asked.rule().word() + " " + asked.about()
                                                + (asked.inFavour() ? ": yes, " : ": no, ") + asked.facts())))
                        .toList();
    }

    private static String step(Rung rung) {
        return rung.step() == Rung.FALLBACK ? "fallback" : "step " + rung.step();
    }
}
