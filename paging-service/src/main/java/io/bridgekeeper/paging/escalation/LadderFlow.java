package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.account.AccountFlow;
import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.consent.Answer;
import io.bridgekeeper.paging.consent.ConsentRepository;
import io.bridgekeeper.paging.contact.ContactRepository;
import io.bridgekeeper.paging.contact.OwnContacts;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.oncall.OverrideRepository;
import io.bridgekeeper.paging.rotation.Overrides;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads who can be called for some incidents, once for all of them, and decides one after the other. */
@ApplicationScoped
class LadderFlow {

    private final CatalogFlow catalog;
    private final AccountFlow accounts;
    private final OverrideRepository overrides;
    private final ConsentRepository consents;
    private final ContactRepository contacts;
    private final CrewFlow crews;
    private final Supplier<UUID> ids;
    private final Patience patience;

    LadderFlow(
            CatalogFlow catalog,
            AccountFlow accounts,
            OverrideRepository overrides,
            ConsentRepository consents,
            ContactRepository contacts,
            CrewFlow crews,
            Supplier<UUID> ids,
            EscalationConfig config) {
        this.catalog = catalog;
        this.accounts = accounts;
        this.overrides = overrides;
        this.consents = consents;
        this.contacts = contacts;
        this.crews = crews;
        this.ids = ids;
        this.patience = config.stillOnIt().patience();
    }

    /** @return in the order of the responses */
    Uni<List<Decided>> decide(Mutiny.Session session, List<Response> responses, PageCommand command, Instant now) {
        return switch (command) {
            case PageCommand.CallFirst c -> climb(session, responses, command, now);
            case PageCommand.DeclinePage decline -> climb(session, responses, command, now);
            case PageCommand.HandBack c -> climb(session, responses, command, now);
            case PageCommand.LookAtTime c -> climb(session, responses, command, now);
            case PageCommand.GiveUpReaching c -> climb(session, responses, command, now);
            case PageCommand.AskForResponder c -> climb(session, responses, command, now);
            case PageCommand.LookAtRequests c -> climb(session, responses, command, now);
            case PageCommand.CancelRequest c -> beside(session, responses, command, Set.of(), now);
            case PageCommand.CallByHand call -> beside(session, responses, command, Set.of(call.personId()), now);
            case PageCommand.ConfirmStillOnIt c -> beside(session, responses, command, Set.of(), now);
            case PageCommand.AcceptPage c -> beside(session, responses, command, Set.of(), now);
            case PageCommand.ChangeSeverity c -> climb(session, responses, command, now);
            case PageCommand.Reopen c -> climb(session, responses, command, now);
            case PageCommand.FiresAgain c -> climb(session, responses, command, now);
            case PageCommand.Resolve c -> beside(session, responses, command, Set.of(), now);
        };
    }

    /** Nobody of the ladder is called, so it need not be known. */
    private Uni<List<Decided>> beside(
            Mutiny.Session session, List<Response> responses, PageCommand command, Set<String> called, Instant now) {
        Catalog seen = catalog.current();
        return contacts.own(session, called)
                .map(own -> responses.stream()
                        .map(response -> new Decided(
                                response,
                                PageDecider.decide(response, Ladder.NONE, Crew.FIT, patience, command, ids, now),
                                seen,
                                own))
                        .toList());
    }

    private Uni<List<Decided>> climb(
            Mutiny.Session session, List<Response> responses, PageCommand command, Instant now) {
        Catalog seen = catalog.current();
        List<Response> climbed = responses.stream()
                .map(response -> asCommanded(response, command))
                .toList();
        return overrides
                .inForce(
                        session,
                        union(climbed.stream().flatMap(LadderFlow::asked).map(Ladder::rotations)),
                        now)
                .chain(known -> {
                    List<Set<String>> people = climbed.stream()
                            .map(response ->
                                    union(asked(response).map(incident -> Ladder.people(incident, seen, known, now))))
                            .toList();
                    Set<String> all = union(people.stream());
                    return consents.of(session, all, now)
                            .chain(agreed -> contacts.own(session, all).chain(own -> {
                                List<Ladder> ladders = ladders(climbed, people, seen, known, agreed, own, now);
                                return crews.of(session, climbed, ladders, known, now)
                                        .map(crew -> {
                                            List<Decision> decisions = decide(responses, ladders, crew, command, now);
                                            return IntStream.range(0, decisions.size())
                                                    .mapToObj(i ->
                                                            new Decided(responses.get(i), decisions.get(i), seen, own))
                                                    .toList();
                                        });
                            }));
                });
    }

    /** Whoever is called next is of the system that the incident is sent to, and given the time that it leaves now. */
    static Response asCommanded(Response response, PageCommand command) {
        return switch (command) {
            case PageCommand.DeclinePage decline ->
                decline.belongsTo()
                        .map(to -> response.after(
                                new PageEvent.Rerouted(
                                        response.incident().systemId(), to, decline.personId(), decline.reason()),
                                Instant.EPOCH))
                        .orElse(response);
            case PageCommand.ChangeSeverity change ->
                new Response(
                        response.incident().withSeverity(change.to(), change.seatsAfter(response.incident())),
                        response.pages(),
                        response.requests());
            case PageCommand.AskForResponder ask ->
                response.request(ask.requestId()).isPresent()
                        ? response
                        : response.after(
                                new PageEvent.ResponderRequested(
                                        ask.request(response.incident().id(), Instant.EPOCH)),
                                Instant.EPOCH);
            case PageCommand.LookAtRequests c -> response;
            case PageCommand.CancelRequest c -> response;
            case PageCommand.CallFirst c -> response;
            case PageCommand.AcceptPage c -> response;
            case PageCommand.ConfirmStillOnIt c -> response;
            case PageCommand.HandBack c -> response;
            case PageCommand.LookAtTime c -> response;
            case PageCommand.GiveUpReaching c -> response;
            case PageCommand.CallByHand c -> response;
            case PageCommand.Reopen c -> response;
            case PageCommand.FiresAgain c -> response;
            case PageCommand.Resolve c -> response;
        };
    }

    private List<Ladder> ladders(
            List<Response> of,
            List<Set<String>> people,
            Catalog seen,
            Map<String, Overrides> known,
            List<Answer> agreed,
            Map<String, OwnContacts> own,
            Instant now) {
        Map<String, List<Answer>> byPerson = agreed.stream().collect(Collectors.groupingBy(Answer::personId));
        List<Ladder> ladders = new ArrayList<>();
        for (int i = 0; i < of.size(); i++) {
            List<Answer> answers = people.get(i).stream()
                    .flatMap(person -> byPerson.getOrDefault(person, List.of()).stream())
                    .toList();
            Response response = of.get(i);
            Map<UUID, List<Rung>> ofRequests = response.openRequests().stream()
                    .collect(Collectors.toMap(
                            ResponderRequest::id,
                            request -> Ladder.of(
                                            request.asOf(response.incident()),
                                            seen,
                                            known,
                                            answers,
                                            own,
                                            accounts.left(),
                                            now)
                                    .owner()));
            ladders.add(Ladder.of(response.incident(), seen, known, answers, own, accounts.left(), now)
                    .with(ofRequests));
        }
        return ladders;
    }

    /** The incident itself, and as if it were of each system of which a responder is asked for. */
    private static Stream<Incident> asked(Response response) {
        return Stream.concat(
                Stream.of(response.incident()),
                response.openRequests().stream().map(request -> request.asOf(response.incident())));
    }

    /** One after the other: each knows whom those before it call. */
    private List<Decision> decide(
            List<Response> responses, List<Ladder> ladders, Crews crew, PageCommand command, Instant now) {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < responses.size(); i++) {
            Decision decision =
                    PageDecider.decide(responses.get(i), ladders.get(i), crew.of(i), patience, command, ids, now);
            crew.note(decision);
            decisions.add(decision);
        }
        return decisions;
    }

    private static Set<String> union(Stream<Set<String>> sets) {
        return sets.flatMap(Set::stream).collect(Collectors.toSet());
    }
}
