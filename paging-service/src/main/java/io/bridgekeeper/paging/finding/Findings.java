package io.bridgekeeper.paging.finding;

import io.bridgekeeper.paging.catalog.Area;
import io.bridgekeeper.paging.catalog.CatalogSystem;
import io.bridgekeeper.paging.catalog.CatalogSystem.Runbook;
import io.bridgekeeper.paging.contact.UnreachablePerson;
import io.bridgekeeper.paging.correction.Correction;
import io.bridgekeeper.paging.finding.Finding.Kind;
import io.bridgekeeper.paging.incident.Fingerprint;
import io.bridgekeeper.paging.incident.Unmatched;
import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Role;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is found: one rule a line, each asked for all that is known. */
final class Findings {

    private static final List<Function<Evidence, Stream<Finding>>> RULES = List.of(
            Findings::systemsWithoutOwner,
            Findings::ownersWhoLeft,
            Findings::signalsThatMatchedNothing,
            Findings::peopleWhomNothingReaches,
            Findings::peopleWithoutTheirAccess,
            Findings::systemsThatOnePersonKnows,
            Findings::signalsThatLedToTheWrongPeople,
            Findings::severitiesThatWereLowered,
            Findings::incidentsThatNobodySaysAnythingOf,
            Findings::hoursWithNobodyOnCall,
            Findings::staleRunbooks,
            Findings::calendarsThatAreNotRead,
            Findings::signalsThatLackSomething,
            Findings::webhooksThatWereDisabled);

    private Findings() {}

    /** @return the gravest kinds first; within a kind in the order of the evidence */
    static List<Finding> of(Evidence evidence) {
        return RULES.stream()
                .flatMap(rule -> rule.apply(evidence))
                .sorted(Comparator.comparing(Finding::kind))
                .toList();
    }

    private static Stream<Finding> systemsWithoutOwner(Evidence evidence) {
        return evidence.catalog().systems().values().stream()
                .filter(system -> system.serviceOwner().isEmpty())
                .map(system -> Finding.ofSystem(
                        Kind.SYSTEM_WITHOUT_OWNER,
                        system.id(),
                        system.name() + " names no service owner" + ownedAreas(system)
                                + ": its incidents go to the fallback.",
                        "Name an escalation policy as its serviceOwner in the catalog."));
    }

    private static String ownedAreas(CatalogSystem system) {
        String areas = system.areas().stream()
                .filter(area -> area.serviceOwner().isPresent())
                .map(Area::name)
                .collect(Collectors.joining(", "));
        return areas.isEmpty() ? "" : " beside those of " + areas;
    }

    private static Stream<Finding> ownersWhoLeft(Evidence evidence) {
        return evidence.left().stream()
                .filter(departure -> evidence.catalog().people().containsKey(departure.personId()))
                .map(departure -> {
                    List<String> places = Places.of(departure.personId(), evidence.catalog());
                    return new Finding(
                            Kind.OWNER_WHO_LEFT,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(departure.personId()),
                            "The account of " + departure.personId() + " has been "
                                    + departure.state().word() + " since " + departure.since()
                                    + (places.isEmpty() ? "." : ", who is " + String.join(", ", places) + "."),
                            "Name somebody else in these places of the catalog.");
                });
    }

    private static Stream<Finding> signalsThatMatchedNothing(Evidence evidence) {
        return evidence.unmatched().stream()
                .map(problem -> new Finding(
                        Kind.UNMATCHED_SIGNAL,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "\"" + problem.title() + "\" matched no system " + times(problem.incidents()) + " and last on "
                                + problem.lastAt() + " (" + telling(problem) + ").",
                        "Add a matcher for it to a system of the catalog, or stop sending it."));
    }

    private static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }

    /** The labels that name the problem; all where none of those is there. */
    private static String telling(Unmatched problem) {
        Map<String, String> labels = problem.labels();
        List<String> identifying = Fingerprint.IDENTIFYING.stream()
                .filter(labels::containsKey)
                .map(label -> label + "=" + labels.get(label))
                .toList();
        return identifying.isEmpty() ? "labels " + labels.keySet() : String.join(", ", identifying);
    }

    private static Stream<Finding> peopleWhomNothingReaches(Evidence evidence) {
        return evidence.unreachable().stream()
                .map(person -> new Finding(
                        Kind.UNREACHABLE_PERSON,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(person.personId()),
                        "Nothing has reached " + person.personId() + " since " + person.since() + calls(person) + ".",
                        "The person tests their contact methods, or whoever keeps the catalog mends its contacts."));
    }

    private static String calls(UnreachablePerson person) {
        return person.rotations().isEmpty()
                ? ""
                : ", who is called by the rotation" + (person.rotations().size() > 1 ? "s " : " ")
                        + String.join(", ", person.rotations());
    }

    private static Stream<Finding> peopleWithoutTheirAccess(Evidence evidence) {
        return evidence.notReady().stream()
                .map(person -> new Finding(
                        Kind.PERSON_NOT_READY,
                        Optional.of(person.systemId()),
                        Optional.empty(),
                        Optional.of(person.personId()),
                        person.personId() + " can be called for "
                                + evidence.catalog()
                                        .system(person.systemId())
                                        .map(CatalogSystem::name)
                                        .orElse(person.systemId())
                                + " and would not have its access, since " + person.since() + ": " + person.what()
                                + ".",
                        person.mend() + "."));
    }

    private static Stream<Finding> signalsThatLedToTheWrongPeople(Evidence evidence) {
        return evidence.corrections().stream()
                .filter(correction -> correction.state(evidence.catalog()) == Correction.State.OPEN)
                .map(correction -> new Finding(
                        Kind.MISROUTED_SIGNAL,
                        correction.from(),
                        Optional.empty(),
                        Optional.empty(),
                        "\"" + correction.title() + "\" belongs to " + correction.to()
                                + correction
                                        .from()
                                        .map(from -> " and not to " + from)
                                        .orElse("") + ", says "
                                + correction.proposedBy()
                                + correction
                                        .reason()
                                        .map(reason -> ": " + reason)
                                        .orElse("") + ".",
                        "Change the matchers in the catalog, or dismiss the proposal with a reason."));
    }

    /** What is made to look less bad is looked after less. */
    private static Stream<Finding> severitiesThatWereLowered(Evidence evidence) {
        return evidence.lowered().stream()
                .map(lowered -> new Finding(
                        Kind.LOWERED_SEVERITY,
                        lowered.change().systemId(),
                        Optional.empty(),
                        Optional.empty(),
                        "\"" + lowered.title() + "\" was lowered from "
                                + lowered.change().from() + " to "
                                + lowered.change().to() + " by "
                                + lowered.change().by() + " on "
                                + lowered.change().at() + ": "
                                + lowered.change().reason().orElse("no reason was given"),
                        "Whoever owns the system looks whether it was as little as that, or raises it again."));
    }

    /** Some tools never say that it is over. */
    private static Stream<Finding> incidentsThatNobodySaysAnythingOf(Evidence evidence) {
        return evidence.silent().stream()
                .map(silent -> new Finding(
                        Kind.SILENT_INCIDENT,
                        silent.systemId(),
                        Optional.empty(),
                        Optional.empty(),
                        "\"" + silent.title() + "\" (" + silent.id() + ") has been open since " + silent.openedAt()
                                + ", and nothing has been heard of it since " + silent.lastHeardAt() + ".",
                        "Whoever has it looks whether it is over and resolves it; have its tool say so if it can."));
    }

    /** A bus factor of one, or of none. */
    private static Stream<Finding> systemsThatOnePersonKnows(Evidence evidence) {
        return evidence.thin().stream().map(thin -> {
            String name = evidence.catalog()
                    .system(thin.systemId())
                    .map(CatalogSystem::name)
                    .orElse(thin.systemId());
            String trained = thin.trained().isEmpty()
                    ? "Nobody of the " + thin.called().size() + " people who are called for " + name
                            + " is trained for it."
                    : String.join(", ", thin.trained()) + " alone of the "
                            + thin.called().size() + " people who are called for " + name + " is trained for it.";
            return Finding.ofSystem(
                    Kind.SINGLE_TRAINED_PERSON,
                    thin.systemId(),
                    trained,
                    "Let others shadow its incidents: put them on its rotation in the role shadow.");
        });
    }

    private static Stream<Finding> calendarsThatAreNotRead(Evidence evidence) {
        return evidence.failingFeeds().stream()
                .map(feed -> new Finding(
                        Kind.FAILING_CALENDAR,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(feed.personId()),
                        "The calendar of " + feed.personId() + " has not been read since " + feed.since()
                                + ": absences are not seen.",
                        "The person registers its address anew, or takes it back."));
    }

    private static Stream<Finding> signalsThatLackSomething(Evidence evidence) {
        return evidence.incomplete().stream()
                .flatMap(sender -> sender.gaps().stream()
                        .map(gap -> new Finding(
                                Kind.INCOMPLETE_SIGNALS,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(sender.integration().ownerId()),
                                "The integration \"" + sender.integration().name() + "\" of "
                                        + sender.integration().ownerId() + " sends signals without "
                                        + gap.part().words() + ": " + gap.missing() + " of its last "
                                        + sender.incidents() + " incidents.",
                                gap.mend())));
    }

    private static Stream<Finding> hoursWithNobodyOnCall(Evidence evidence) {
        return evidence.schedules().stream().flatMap(schedule -> {
            List<Range> gaps = schedule.gaps(Role.PRIMARY, evidence.ahead());
            return gaps.isEmpty() ? Stream.empty() : Stream.of(nobody(schedule, gaps, evidence.ahead()));
        });
    }

    private static Finding nobody(FinalSchedule schedule, List<Range> gaps, Range ahead) {
        Duration all = gaps.stream().map(Range::length).reduce(Duration.ZERO, Duration::plus);
        ZoneId zone = schedule.rotation().layers().getFirst().turns().zone();
        ZonedDateTime first = gaps.getFirst().from().atZone(zone);
        return Finding.ofRotation(
                Kind.NOBODY_ON_CALL,
                schedule.rotation().id(),
                "Nobody is on call in " + schedule.rotation().id() + " for " + words(all) + " of the next "
                        + ahead.length().toDays() + " days, first on " + first.toLocalDate() + " from "
                        + first.toLocalTime().withNano(0) + " " + zone + ".",
                "Add a layer that always applies, or an override for these hours.");
    }

    private static String words(Duration duration) {
        return duration.toHours() > 0
                ? duration.toHours() + " h"
                        + (duration.toMinutesPart() > 0 ? " " + duration.toMinutesPart() + " min" : "")
                : Math.max(1, duration.toMinutes()) + " min";
    }

    private static Stream<Finding> webhooksThatWereDisabled(Evidence evidence) {
        return evidence.disabled().stream()
                .map(webhook -> new Finding(
                        Kind.DISABLED_WEBHOOK,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(webhook.ownerId()),
                        "The webhook \"" + webhook.name() + "\" of " + webhook.ownerId() + " has been disabled since "
                                + webhook.at() + ": " + webhook.why() + ".",
                        "Mend the program that it calls and enable it, or remove it."));
    }

    private static Stream<Finding> staleRunbooks(Evidence evidence) {
        return evidence.catalog().systems().values().stream()
                .flatMap(system -> system.runbooks().stream()
                        .filter(runbook -> runbook.isStale(evidence.staleSince()))
                        .map(runbook -> stale(system, runbook)));
    }

    private static Finding stale(CatalogSystem system, Runbook runbook) {
        String reviewed = runbook.reviewedAt()
                .map(LocalDate::toString)
                .map(day -> "was last reviewed on " + day)
                .orElse("has never been reviewed");
        return new Finding(
                Kind.STALE_RUNBOOK,
                Optional.of(system.id()),
                Optional.empty(),
                runbook.owner(),
                "The runbook \"" + runbook.title() + "\" of " + system.name() + " " + reviewed + ".",
                runbook.owner().map(owner -> owner + " reads").orElse("Somebody reads")
                        + " it through and sets reviewedAt in the catalog.");
    }
}
