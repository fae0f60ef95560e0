package io.bridgekeeper.access.request;

import io.bridgekeeper.access.AccessConfig;
import io.bridgekeeper.access.audit.AuditRepository;
import io.bridgekeeper.access.grant.GivingFlow;
import io.bridgekeeper.access.oncall.OnCallRepository;
import io.bridgekeeper.access.profile.Eligible;
import io.bridgekeeper.access.profile.ProfileRule;
import io.bridgekeeper.access.profile.RuleRepository;
import io.bridgekeeper.access.profile.RuleRepository.Meant;
import io.bridgekeeper.access.request.RequestState.Approved;
import io.bridgekeeper.access.request.RequestState.Pending;
import io.bridgekeeper.access.request.RequestState.Revoked;
import io.bridgekeeper.listing.Cursor;
import io.bridgekeeper.listing.Part;
import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.problem.RequestFault;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Takes requests and what is decided of them: reads, decides, writes; what is approved is given in the same commit. */
@ApplicationScoped
class RequestFlow {

    private static final Logger LOG = Logger.getLogger(RequestFlow.class);

    private final Mutiny.SessionFactory sessions;
    private final RequestRepository requests;
    private final RuleRepository rules;
    private final GivingFlow giving;
    private final OnCallRepository onCall;
    private final AuditRepository audit;
    private final Duration decideWithin;
    private final Clock clock;
    private final Supplier<UUID> ids;

    RequestFlow(
            Mutiny.SessionFactory sessions,
            RequestRepository requests,
            RuleRepository rules,
            GivingFlow giving,
            OnCallRepository onCall,
            AuditRepository audit,
            AccessConfig config,
            Clock clock,
            Supplier<UUID> ids) {
        this.sessions = sessions;
        this.requests = requests;
        this.rules = rules;
        this.giving = giving;
        this.onCall = onCall;
        this.audit = audit;
        this.decideWithin = config.request().decideWithin();
        this.clock = clock;
        this.ids = ids;
    }

    /** What a decision is made of once it is known who may make it, whether a role or the catalog says so. */
    interface Deciding {
        RequestCommand command(boolean may);
    }

    Uni<Outcome> ask(Caller caller, Wish wish) {
        return sessions.withTransaction((session, transaction) -> rules.meant(
                                session, wish.profileId(), wish.systemId())
                        .chain(found -> switch (found) {
                            case Meant.One(ProfileRule rule, String systemId) ->
                                ask(session, caller, wish, rule, systemId);
                            case Meant.Fault(RequestFault fault) ->
                                Uni.createFrom().<Outcome>item(new Outcome.Faulty(List.of(fault)));
                        }))
                .invoke(giving::wake);
    }

    Uni<Outcome> read(Caller caller, UUID requestId) {
        return sessions.withTransaction((session, transaction) -> requests.find(session, requestId, false)
                .chain(found -> {
                    if (found.isEmpty()) {
                        return Uni.createFrom().<Outcome>item(new Outcome.Unknown());
                    }
                    AccessRequest request = found.get();
                    if (caller.seesAll() || request.by().personId().equals(caller.personId())) {
                        return Uni.createFrom().<Outcome>item(new Outcome.Done(request));
                    }
                    return owns(session, caller, request)
                            .map(owns -> owns ? new Outcome.Done(request) : new Outcome.NotYours());
                }));
    }

    /** @param state null for any */
    Uni<Part<AccessRequest>> list(Caller caller, String state, Slice slice) {
        String whose = caller.seesAll() ? null : caller.personId();
        return sessions.withTransaction((session, transaction) -> requests.list(session, whose, state, slice))
                .map(found -> slice.part(found, request -> Cursor.of(request.askedAt(), request.requestId())));
    }

    /** Approves, denies or revokes. */
    Uni<Outcome> decide(Caller caller, UUID requestId, Deciding deciding) {
        return sessions.withTransaction((session, transaction) -> requests.decideAlone(session)
                        .chain(() -> requests.find(session, requestId, true))
                        .chain(found -> found.isEmpty()
                                ? Uni.createFrom().<Outcome>item(new Outcome.Unknown())
                                : owns(session, caller, found.get())
                                        .chain(owns -> decide(
                                                session, found.get(), deciding.command(owns || caller.approver())))))
                .invoke(giving::wake);
    }

    /** Writes down that one request has expired; 0 when none is due. */
    Uni<Integer> expire() {
        Instant now = now();
        return sessions.withTransaction((session, transaction) -> requests.due(session, now)
                .chain(due -> due.isEmpty()
                        ? Uni.createFrom().item(0)
                        : decide(session, due.get(), new RequestCommand.TimePasses())
                                .replaceWith(1)));
    }

    private Uni<Outcome> ask(Mutiny.Session session, Caller caller, Wish wish, ProfileRule rule, String systemId) {
        UUID incident = wish.incidentId();
        Uni<Boolean> open = incident == null ? Uni.createFrom().item(true) : giving.isOpen(session, incident);
        return open.chain(isOpen -> candidate(session, caller, incident, isOpen, systemId, rule.areasIn(systemId))
                .chain(candidate -> {
                    Eligible.Way way = rule.eligible().way(candidate);
                    Duration duration = wish.duration() == null ? rule.longest() : wish.duration();
                    AskDecider.Asking asking = new AskDecider.Asking(
                            rule, systemId, wish.reason(), duration, way, caller.secondFactor(), isOpen);
                    return switch (AskDecider.decide(asking)) {
                        case AskDecider.Answer.Admitted(int needed) ->
                            admit(session, caller, wish, rule, systemId, duration, needed);
                        case AskDecider.Answer.Faulty(List<RequestFault> faults) ->
                            Uni.createFrom().<Outcome>item(new Outcome.Faulty(faults));
                        case AskDecider.Answer.NotEligible n ->
                            Uni.createFrom().<Outcome>item(new Outcome.NotEligible());
                        case AskDecider.Answer.NoSecondFactor n ->
                            Uni.createFrom().<Outcome>item(new Outcome.NoSecondFactor());
                        case AskDecider.Answer.NoSuchIncident n ->
                            Uni.createFrom().<Outcome>item(new Outcome.NoSuchIncident());
                    };
                }));
    }

    /**
     * @param incident null where none is named
     * @param areaIds  of the system, for which alone it is; empty: for the system
     */
    private Uni<Eligible.Candidate> candidate(
            Mutiny.Session session,
            Caller caller,
            UUID incident,
            boolean isOpen,
            String systemId,
            Set<String> areaIds) {
        String personId = caller.personId();
        return isOnDuty(session, personId, systemId, areaIds)
                .chain(onDuty -> (incident == null || !isOpen || !onDuty
                                ? Uni.createFrom().item(false)
                                : isDutyIn(session, personId, incident, systemId, areaIds))
                        .chain(inIncident -> onCall.rotationsOf(session, Set.of(personId), now())
                                .map(rotations -> new Eligible.Candidate(
                                        personId,
                                        onDuty,
                                        inIncident,
                                        caller.groups(),
                                        rotations.getOrDefault(personId, Set.of())))));
    }

    private Uni<Boolean> isOnDuty(Mutiny.Session session, String personId, String systemId, Set<String> areaIds) {
        return giving.isCalled(session, personId, systemId, areaIds)
                .chain(called -> called
                        ? Uni.createFrom().item(true)
                        : onCall.isOnDuty(session, personId, systemId, areaIds, now()));
    }

    /** Whether it is one of those incidents for which the person is on duty: in one of another area nobody's yes is spared. */
    private Uni<Boolean> isDutyIn(
            Mutiny.Session session, String personId, UUID incident, String systemId, Set<String> areaIds) {
        if (areaIds.isEmpty()) {
            return giving.isOf(session, incident, systemId);
        }
        return giving.areasOf(session, incident, systemId).chain(found -> {
            Set<String> common = found.stream().filter(areaIds::contains).collect(Collectors.toSet());
            return common.isEmpty() ? Uni.createFrom().item(false) : isOnDuty(session, personId, systemId, common);
        });
    }

    private Uni<Outcome> admit(
            Mutiny.Session session,
            Caller caller,
            Wish wish,
            ProfileRule rule,
            String systemId,
            Duration duration,
            int needed) {
        Instant now = now();
        AccessRequest request = new AccessRequest(
                ids.get(),
                caller.who(),
                systemId,
                rule.profileId(),
                wish.incidentId(),
                wish.reason(),
                duration,
                now,
                now.plus(decideWithin),
                needed,
                List.of(),
                new Pending());
        if (needed > 0) {
            LOG.infof(
                    "Request %s of %s for %s: needs %d to agree",
                    request.requestId(), caller.personId(), rule.profileId(), needed);
            return requests.add(session, request)
                    .chain(() -> audit.append(session, RequestEntries.made(request, now)))
                    .replaceWith(new Outcome.Done(request));
        }
        UUID grantId = ids.get();
        AccessRequest approved = request.with(new Approved(grantId, now));
        return give(session, approved, rule, grantId)
                .chain(given -> given
                        ? requests.add(session, approved)
                                .chain(() -> audit.append(session, RequestEntries.made(approved, now)))
                                .replaceWith(new Outcome.Done(approved))
                        : Uni.createFrom().item(new Outcome.NoSuchIncident()));
    }

    private Uni<Outcome> decide(Mutiny.Session session, AccessRequest request, RequestCommand command) {
        Instant now = now();
        return requests.links(session, request.requestId(), now).chain(links -> switch (RequestDecider.decide(
                request, command, links, now)) {
            case Decision.Become(AccessRequest next) -> become(session, request, next, now);
            case Decision.Nothing nothing -> Uni.createFrom().<Outcome>item(new Outcome.Done(request));
            case Decision.Refuse(Decision.Why why) ->
                audit.append(session, RequestEntries.refused(request, command, why, now))
                        .<Outcome>replaceWith(new Outcome.Refused(why));
        });
    }

    private Uni<Outcome> become(Mutiny.Session session, AccessRequest before, AccessRequest next, Instant now) {
        LOG.infof(
                "Request %s of %s for %s: %s",
                next.requestId(),
                next.by().personId(),
                next.profileId(),
                next.state().word());
        Uni<Outcome> done = requests.save(session, next)
                .chain(() -> audit.append(session, RequestEntries.changed(before, next, now)))
                .replaceWith(new Outcome.Done(next));
        if (next.state() instanceof Approved(UUID grantId, Instant at)) {
            // The profile as it reads today: what was narrowed since is not given as it was.
            return rules.find(session, next.profileId())
                    .chain(rule -> rule.isEmpty() || !rule.get().isOf(next.systemId())
                            ? Uni.createFrom()
                                    .<Outcome>item(new Outcome.Faulty(List.of(
                                            new RequestFault("profileId", "is no longer there for this system"))))
                            : give(session, next, rule.get(), grantId)
                                    .chain(given ->
                                            given ? done : Uni.createFrom().item(new Outcome.NoSuchIncident())));
        }
        if (next.state() instanceof Revoked revoked && before.state() instanceof Approved) {
            return giving.take(session, next.requestId(), next.incidentId(), revoked.grantId())
                    .chain(() -> done);
        }
        return done;
    }

    private Uni<Boolean> give(Mutiny.Session session, AccessRequest request, ProfileRule rule, UUID grantId) {
        Duration longest = request.duration().compareTo(rule.longest()) < 0 ? request.duration() : rule.longest();
        return giving.give(
                session,
                request.requestId(),
                request.incidentId(),
                request.by().personId(),
                Map.of(grantId, RuleRepository.profile(rule, request.systemId(), longest)));
    }

    private Uni<Boolean> owns(Mutiny.Session session, Caller caller, AccessRequest request) {
        return rules.owner(session, request.systemId())
                .map(owner -> owner.filter(caller.personId()::equals).isPresent());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
