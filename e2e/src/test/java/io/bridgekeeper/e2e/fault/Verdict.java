package io.bridgekeeper.e2e.fault;

import io.bridgekeeper.e2e.fault.Ledger.Incident;
import io.bridgekeeper.e2e.fault.Ledger.Page;
import io.bridgekeeper.e2e.fault.Ledger.Terms;
import io.bridgekeeper.e2e.fault.Problem.Expected;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether what must always hold did hold in one run.
 *
 * @param lost      problems that were kept, and of which nobody was told
 * @param afterEnd  notices that came later than {@link #GRACE} after somebody had the incident, or it was over
 * @param toldTwice pages of which more than one notice came over the same contact
 */
record Verdict(List<Breach> breaches, int lost, int afterEnd, int toldTwice) {

    /** For a notice that had left when the acceptance was committed. */
    static final Duration GRACE = Duration.ofSeconds(1);

    static Verdict of(Ledger ledger, Terms terms) {
        List<Breach> lost = lost(ledger);
        List<Breach> afterEnd = afterEnd(ledger);
        List<Breach> all = new ArrayList<>(lost);
        all.addAll(afterEnd);
        all.addAll(opened(ledger));
        all.addAll(forgotten(ledger));
        all.addAll(repeated(ledger, terms.repeats()));
        terms.step().ifPresent(step -> all.addAll(early(ledger, step)));
        all.addAll(histories(ledger));
        return new Verdict(List.copyOf(all), lost.size(), afterEnd.size(), toldTwice(ledger));
    }

    boolean holds() {
        return breaches.isEmpty();
    }

    /** Whether time may still mend it: somebody is to be told yet, or what came in is not worked off. */
    boolean mayStillSettle() {
        return breaches.stream().map(Breach::invariant).anyMatch(Set.of("I1", "I3", "I7")::contains);
    }

    /** From the answer that a problem is kept to its first notice, of those of which somebody was told; sorted. */
    static List<Duration> firstPages(Ledger ledger) {
        return ledger.problems().stream()
                .flatMap(problem -> firstArrival(ledger, problem.index()).stream()
                        .flatMap(first -> Optional.ofNullable(ledger.kept().get(problem.index())).stream()
                                .map(kept -> Duration.between(kept, first))))
                .map(waited -> waited.isNegative() ? Duration.ZERO : waited)
                .sorted()
                .toList();
    }

    static Optional<Instant> firstArrival(Ledger ledger, int problem) {
        return ledger.arrivals().stream()
                .filter(arrival -> arrival.problem() == problem)
                .map(Arrival::at)
                .min(Comparator.naturalOrder());
    }

    private static Stream<Problem> kept(Ledger ledger) {
        return ledger.problems().stream().filter(problem -> ledger.kept().containsKey(problem.index()));
    }

    private static List<Incident> incidents(Ledger ledger, int problem) {
        return ledger.incidents().stream()
                .filter(incident -> incident.problem() == problem)
                .sorted(Comparator.comparing(Incident::openedAt))
                .toList();
    }

    private static List<Breach> lost(Ledger ledger) {
        return kept(ledger)
                .filter(problem -> problem.expected() != Expected.SILENT)
                .flatMap(problem -> lost(ledger, problem).stream())
                .toList();
    }

    private static Optional<Breach> lost(Ledger ledger, Problem problem) {
        List<Incident> incidents = incidents(ledger, problem.index());
        if (incidents.isEmpty()) {
            return Optional.of(new Breach("I1", problem.title() + " was kept and has no incident"));
        }
        Incident last = incidents.getLast();
        boolean told = ledger.arrivals().stream()
                .anyMatch(arrival -> arrival.incidentId().equals(last.id()));
        // One that was reopened was told of before: what counts is who is called for it now.
        boolean isCalledFor = problem.expected() != Expected.PAGED_AGAIN
                || !last.isOpen()
                || last.acknowledgedAt().isPresent()
                || ledger.pages().stream().anyMatch(page -> page.incidentId().equals(last.id()) && page.isWaiting());
        // That nobody could be reached is said in the incident and shown to everybody: it is not forgotten.
        return told && isCalledFor || last.nobodyAnswered()
                ? Optional.empty()
                : Optional.of(new Breach("I3", "nobody was told of " + problem.title() + ", incident " + last.id()));
    }

    private static List<Breach> opened(Ledger ledger) {
        List<Breach> breaches = new ArrayList<>();
        for (Problem problem : ledger.problems()) {
            List<Incident> incidents = incidents(ledger, problem.index());
            long open = incidents.stream().filter(Incident::isOpen).count();
            int most = problem.expected() == Expected.PAGED_AGAIN ? 2 : 1;
            if (incidents.size() > most) {
                breaches.add(new Breach("I1", problem.title() + " opened " + incidents.size() + " incidents"));
            }
            if (open > 1) {
                breaches.add(new Breach("I2", problem.title() + " has " + open + " open incidents"));
            }
            if (problem.expected() == Expected.PAGED_AGAIN && ledger.kept().containsKey(problem.index()) && open == 0) {
                breaches.add(new Breach("I7", problem.title() + " came back, and what came back is not open"));
            }
            if (problem.expected() == Expected.SILENT
                    && (open > 0 || firstArrival(ledger, problem.index()).isPresent())) {
                breaches.add(new Breach("I7", problem.title() + " was over, and somebody was called for it"));
            }
        }
        return breaches;
    }

    /** Until when somebody may be told, by the later of what the database and the one who accepted say. */
    private static Optional<Instant> end(Ledger ledger, Incident incident) {
        Optional<Instant> acknowledged = incident.acknowledgedAt().map(at -> {
            Instant answered = ledger.accepted().getOrDefault(incident.id(), at);
            return answered.isAfter(at) ? answered : at;
        });
        return Stream.concat(acknowledged.stream(), incident.resolvedAt().stream())
                .min(Comparator.naturalOrder());
    }

    private static List<Breach> afterEnd(Ledger ledger) {
        return ledger.incidents().stream()
                .flatMap(incident -> end(ledger, incident).stream()
                        .flatMap(end -> ledger.arrivals().stream()
                                .filter(arrival -> arrival.incidentId().equals(incident.id()))
                                .filter(arrival -> arrival.at().isAfter(end.plus(GRACE)))
                                .map(arrival -> new Breach(
                                        "I4",
                                        "%s was told %d ms after somebody had %s or it was over"
                                                .formatted(
                                                        arrival.person(),
                                                        Duration.between(end, arrival.at())
                                                                .toMillis(),
                                                        incident.id())))))
                .toList();
    }

    /** An acceptance that was answered 200 and is not in the database, and pages that wait though somebody has it. */
    private static List<Breach> forgotten(Ledger ledger) {
        List<Breach> breaches = new ArrayList<>();
        for (Incident incident : ledger.incidents()) {
            if (ledger.accepted().containsKey(incident.id())
                    && incident.acknowledgedAt().isEmpty()) {
                breaches.add(new Breach("I4", "the acceptance of " + incident.id() + " is forgotten"));
            }
            if (incident.acknowledgedAt().isPresent()) {
                ledger.pages().stream()
                        .filter(page -> page.incidentId().equals(incident.id()) && page.isWaiting())
                        .map(page -> new Breach(
                                "I4", page.person() + " is still called though somebody has " + incident.id()))
                        .forEach(breaches::add);
            }
        }
        return breaches;
    }

    private static List<List<Arrival>> byPage(Ledger ledger) {
        return List.copyOf(ledger.arrivals().stream()
                .collect(Collectors.groupingBy(Arrival::pageId))
                .values());
    }

    private static int toldTwice(Ledger ledger) {
        return (int) byPage(ledger).stream().filter(page -> page.size() > 1).count();
    }

    private static List<Breach> repeated(Ledger ledger, int allowed) {
        List<Breach> breaches = new ArrayList<>();
        for (List<Arrival> page : byPage(ledger)) {
            long keys = page.stream().map(Arrival::key).distinct().count();
            String whose = page.getFirst().person() + " of " + page.getFirst().incidentId();
            if (keys > 1) {
                breaches.add(new Breach("I5", whose + " was told under " + keys + " keys"));
            }
            if (page.size() > 1 + allowed) {
                breaches.add(new Breach("I5", whose + " was told " + page.size() + " times"));
            }
        }
        return breaches;
    }

    private static List<Breach> early(Ledger ledger, Duration step) {
        return ledger.incidents().stream()
                .flatMap(incident -> {
                    List<Page> pages = ledger.pages().stream()
                            .filter(page -> page.incidentId().equals(incident.id()))
                            .sorted(Comparator.comparing(Page::queuedAt))
                            .toList();
                    return IntStream.range(1, pages.size())
                            .filter(i -> pages.get(i)
                                    .queuedAt()
                                    .isBefore(pages.get(i - 1).queuedAt().plus(step)))
                            .mapToObj(i -> new Breach(
                                    "I6", pages.get(i).person() + " was called too early for " + incident.id()));
                })
                .toList();
    }

    private static List<Breach> histories(Ledger ledger) {
        return ledger.incidents().stream()
                .filter(incident -> incident.history().isEmpty()
                        || !incident.history()
                                .equals(IntStream.rangeClosed(
                                                1, incident.history().size())
                                        .boxed()
                                        .toList()))
                .map(incident -> new Breach("I7", "the history of " + incident.id() + " has a gap"))
                .toList();
    }
}
