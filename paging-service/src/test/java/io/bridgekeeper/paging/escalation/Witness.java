package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.catalog.EscalationPolicy.Step;
import io.bridgekeeper.paging.contact.Urgency;
import io.bridgekeeper.paging.escalation.Rung.Reach;
import io.bridgekeeper.paging.incident.Escalation;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Watches a {@link World}, and says what went wrong with the story so far. */
final class Witness {

    private final World world;
    private final List<String> story = new ArrayList<>();
    /** Pages that somebody answered, or that need no answer: nobody has to be told of them any more. */
    private final Set<UUID> settled = new HashSet<>();

    Witness(World world) {
        this.world = world;
    }

    void note(Act act) {
        story.add(minute() + " " + act);
    }

    void expect(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("Broken: " + what + "\n  " + String.join("\n  ", story) + "\n  then "
                    + world.response().pages() + "\n  "
                    + world.response().incident().state() + "\n  "
                    + world.response().incident().escalation());
        }
    }

    /** Before anything of it is written. */
    void decided(PageCommand command, Decided decided) {
        decided.events().forEach(event -> story.add("    " + minute() + " " + words(event)));
        Response before = decided.before();
        if (command instanceof PageCommand.LookAtTime) {
            boolean isEarly = before.incident()
                    .escalation()
                    .escalateAt()
                    .filter(at -> !world.now().isBefore(at))
                    .isEmpty();
            expect(!isEarly || decided.events().isEmpty(), "a timer that is early does nothing");
        }
        if (command instanceof PageCommand.LookAtRequests) {
            boolean isDue = before.openRequests().stream()
                    .flatMap(request -> request.stepEndsAt().stream())
                    .anyMatch(end -> !world.now().isBefore(end));
            expect(isDue || decided.events().isEmpty(), "nobody's time to help ends early");
        }
        if (command instanceof PageCommand.FiresAgain
                && before.incident().state() instanceof IncidentState.Resolved resolved
                && resolved.by().isPresent()) {
            expect(decided.events().isEmpty(), "what a person resolved is reopened by a person alone");
        }
        if (!before.incident().state().isOpen()
                && !(command instanceof PageCommand.Reopen)
                && !(command instanceof PageCommand.FiresAgain)) {
            expect(decided.events().isEmpty(), "a resolved incident changes by being reopened alone");
        }
        if (command instanceof PageCommand.AcceptPage && decided.decision() instanceof Decision.Nothing) {
            expect(
                    !(before.incident().state() instanceof IncidentState.Triggered),
                    "nobody is told that it is accepted while nobody has it");
        }
        Response then = before;
        for (PageEvent event : decided.events()) {
            happens(then, event);
            then = then.after(event, world.now());
        }
        expect(round(then) >= round(before), "rounds are counted upwards");
        for (Page page : before.pages()) {
            changes(page, then.page(page.id()));
        }
    }

    private void happens(Response before, PageEvent event) {
        if (event instanceof PageEvent.Queued queued) {
            String who = queued.rung().personId();
            expect(
                    before.incident().state() instanceof IncidentState.Triggered,
                    "no step calls " + who + " once somebody has it or it is over");
            expect(world.reach(who) instanceof Reach.ExpectsTheCall, who + " is called with a consent alone");
            expectOncePerRound(before, who);
        }
        if (event instanceof PageEvent.RoundEnded) {
            expectSomebodyCalled(before);
        }
        if (event instanceof PageEvent.ResponderCalled called) {
            String who = called.rung().personId();
            expect(before.incident().state().isOpen(), "nobody is asked to help once it is over");
            expect(world.reach(who) instanceof Reach.ExpectsTheCall, who + " is asked to help with a consent alone");
            expectOncePerRound(before, who);
        }
        if (event instanceof PageEvent.CalledByHand called) {
            expect(before.incident().state().isOpen(), "nobody is paged by hand once it is over");
            expect(
                    world.reach(called.personId()) instanceof Reach.ExpectsTheCall
                            || called.override()
                                    .filter(o -> !o.reason().isBlank())
                                    .isPresent(),
                    called.personId() + " is paged by hand with a consent, or with a reason");
            expectOncePerRound(before, called.personId());
        }
    }

    private void expectSomebodyCalled(Response before) {
        expect(
                before.pages().stream().anyMatch(page -> !page.isByHand() && page.round() == round(before)),
                "steps that could call nobody are not walked again");
    }

    private void expectOncePerRound(Response before, String who) {
        expect(before.pageOf(who).isEmpty(), who + " is called at most once a round");
    }

    private void changes(Page page, Optional<Page> after) {
        expect(after.isPresent(), "no page goes away");
        PageState to = after.get().state();
        boolean may = to == page.state()
                || switch (page.state()) {
                    case QUEUED -> to != PageState.QUEUED;
                    case SENT -> to != PageState.QUEUED;
                    case DELIVERED, EXPIRED ->
                        to != PageState.QUEUED && to != PageState.SENT && to != PageState.DELIVERED;
                    // Fell back, or reopened.
                    case ACCEPTED -> to == PageState.EXPIRED || to == PageState.WITHDRAWN;
                    case DECLINED, WITHDRAWN -> false;
                };
        expect(may, "a page of " + page.personId() + " does not go from " + page.state() + " to " + to);
    }

    /** What the same command comes to once more. */
    void repeated(PageCommand command, Decision again) {
        // A contact that fails twice is noted twice.
        expect(
                command instanceof PageCommand.GiveUpReaching || !(again instanceof Decision.Record),
                "the same command at once again changes nothing: " + command);
    }

    /** A notice goes out. */
    void begun(NoticeTable.Attempt attempt) {
        story.add("    " + minute() + " sends " + attempt.row());
        expect(isWelcome(attempt.row()), "no notice is begun that nobody needs: " + attempt.row());
    }

    private boolean isWelcome(NoticeTable.Row row) {
        Page page = world.response().page(row.notice.pageId()).orElseThrow();
        return page.isUnanswered()
                && switch (world.response().incident().state()) {
                    case IncidentState.Triggered() -> true;
                    case IncidentState.Acknowledged acknowledged -> page.isByHand();
                    case IncidentState.Resolved resolved -> false;
                };
    }

    /** After everything that happens. */
    void look() {
        Incident incident = world.response().incident();
        List<String> accepted = world.response().pages().stream()
                .filter(page -> page.state() == PageState.ACCEPTED && !page.isByHand())
                .map(Page::personId)
                .toList();
        switch (incident.state()) {
            case IncidentState.Triggered() -> {
                expect(accepted.isEmpty(), "nobody has accepted what nobody has: " + accepted);
                lookAtStep(incident);
            }
            case IncidentState.Acknowledged(String by, var at) -> {
                expect(accepted.size() <= 1, "at most one has accepted: " + accepted);
                expect(accepted.stream().allMatch(by::equals), "whoever accepted has it: " + accepted + ", " + by);
                expect(
                        world.response().pages().stream()
                                .anyMatch(page -> page.state() == PageState.ACCEPTED
                                        && page.personId().equals(by)),
                        "whoever has it has accepted: " + by);
            }
            case IncidentState.Resolved resolved ->
                expect(incident.escalation().escalateAt().isEmpty(), "nothing runs once it is over");
        }
        lookAtRequests(incident);
        world.notices.waiting().forEach(row -> expect(isWelcome(row), "nothing waits that nobody needs: " + row));
        world.response().pages().stream()
                .filter(page -> !page.isUnanswered())
                .map(Page::id)
                .forEach(settled::add);
    }

    private void lookAtStep(Incident incident) {
        expect(
                incident.escalation().escalateAt().isPresent()
                        || incident.escalation().nobodyAnsweredAt().isPresent(),
                "a step runs, or somebody has it, or it is flagged that nobody answered");
        List<Page> waiting = world.response().pages().stream()
                .filter(page -> !page.isByHand() && page.isWaiting())
                .toList();
        expect(
                waiting.stream().map(this::stepOf).distinct().count() <= 1,
                "nobody is waited for but those of one step: " + waiting);
        List<Page> running = world.response().running();
        expect(running.equals(waiting), "whoever is waited for has their time: " + waiting + ", " + running);
        expect(
                incident.escalation().escalateAt().isEmpty()
                        || incident.escalation().position() == 0
                        || !running.isEmpty(),
                "time runs for somebody");
        for (Page page : running) {
            expect(
                    world.notices.of(page.id()).stream().anyMatch(row -> !row.state.equals("failed-permanent")),
                    "nobody is waited for who cannot be reached: " + page.personId());
            expect(
                    Urgency.of(incident.severity()) == Urgency.LOW
                            || world.notices.of(page.id()).stream().anyMatch(row -> !row.isLater(world.now())),
                    "what is urgent waits for no morning: " + page.personId());
        }
    }

    private void lookAtRequests(Incident incident) {
        List<ResponderRequest> open = world.response().openRequests();
        expect(open.isEmpty() || incident.state().isOpen(), "nobody is asked for once it is over: " + open);
        for (ResponderRequest request : open) {
            expect(request.stepEndsAt().isPresent(), "an open request has an end: " + request);
        }
        for (ResponderRequest request : world.response().requests()) {
            List<Page> pages = world.response().pages().stream()
                    .filter(page -> page.isOf(request.id()))
                    .toList();
            long waiting = pages.stream().filter(Page::isWaiting).count();
            expect(
                    waiting == (request.isOpen() ? 1 : 0),
                    "an open request waits for one person, and one that is over for nobody: " + request);
            long came = pages.stream()
                    .filter(page -> page.state() == PageState.ACCEPTED)
                    .count();
            expect(came <= 1, "one request brings one person: " + pages);
            expect(came == 0 || request.state() == RequestState.ACCEPTED, "whoever came is known to have: " + request);
        }
        expect(
                open.stream().map(ResponderRequest::systemId).distinct().count() == open.size(),
                "one system is asked for once at a time: " + open);
    }

    /** The step that brought a page: its number among those of the owner and of the fallback. */
    private long stepOf(Page page) {
        Escalation escalation = world.response().incident().escalation();
        int rungs = 0;
        long step = 0;
        for (Step each : Stream.concat(escalation.ownerSteps().stream(), escalation.fallbackSteps().stream())
                .toList()) {
            rungs += each.calls().size();
            step++;
            if (page.rung() <= rungs) {
                return step;
            }
        }
        throw new AssertionError("no step has the rung of " + page);
    }

    /** When nothing is left to do, and nobody has answered. */
    void lookAtTheEnd() {
        Incident incident = world.response().incident();
        if (incident.state() instanceof IncidentState.Triggered) {
            expect(incident.escalation().nobodyAnsweredAt().isPresent(), "it is flagged that nobody answered");
        }
        world.response().pages().stream()
                .filter(page -> !settled.contains(page.id()))
                .forEach(page -> expect(
                        world.told.contains(page.id()),
                        "a notice of " + page.personId() + "'s page goes out, or fails for good"));
    }

    private static int round(Response response) {
        return response.incident().escalation().rounds().current();
    }

    private String minute() {
        return Duration.between(World.OPENED, world.now()).toString().substring(2);
    }

    private static String words(PageEvent event) {
        return event instanceof PageEvent.Queued queued
                ? "Queued[" + queued.rung().personId() + ", rung " + queued.position() + "]"
                : event instanceof PageEvent.CalledByHand called
                        ? "CalledByHand[" + called.personId() + ", " + called.override() + "]"
                        : event.toString();
    }
}
