package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.grant.GrantState.Activating;
import io.bridgekeeper.access.grant.GrantState.Active;
import io.bridgekeeper.access.grant.GrantState.Delay;
import io.bridgekeeper.access.grant.GrantState.Ended;
import io.bridgekeeper.access.grant.GrantState.Ending;
import io.bridgekeeper.access.grant.GrantState.Prepared;
import io.bridgekeeper.access.grant.GrantState.Term;
import io.bridgekeeper.access.membership.Answer.Fault;
import io.bridgekeeper.access.membership.Target;
import io.bridgekeeper.access.profile.Profile;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@Entity
@Table(name = "access_grant")
class GrantRow {

    @Id
    @Column(name = "grant_id")
    UUID grantId;

    @Column(name = "incident_id")
    UUID incidentId;

    @Column(name = "page_id")
    UUID pageId;

    @Column(name = "person_id")
    String personId;

    @Column(name = "system_id")
    String systemId;

    @Column(name = "profile_id")
    String profileId;

    @Column(name = "request_id")
    UUID requestId;

    String[] targets;

    String[] settled;

    @Column(name = "max_duration")
    String maxDuration;

    String grace;

    boolean renewable;

    @Column(name = "ends_by")
    Instant endsBy;

    String state;

    @Column(name = "prepared_at")
    Instant preparedAt;

    @Column(name = "accepted_at")
    Instant acceptedAt;

    @Column(name = "activated_at")
    Instant activatedAt;

    @Column(name = "ends_at")
    Instant endsAt;

    @Column(name = "end_reason")
    String endReason;

    @Column(name = "ended_at")
    Instant endedAt;

    @Column(name = "ending_since")
    Instant endingSince;

    @Column(name = "proven_at")
    Instant provenAt;

    @Column(name = "overdue_at")
    Instant overdueAt;

    @Column(name = "delay_fault")
    String delayFault;

    @Column(name = "delay_detail")
    String delayDetail;

    GrantRow() {}

    GrantRow(Grant grant) {
        grantId = grant.grantId();
        incidentId = grant.incidentId();
        pageId = grant.pageId();
        requestId = grant.requestId();
        personId = grant.personId();
        systemId = grant.profile().systemId();
        profileId = grant.profile().profileId();
        targets = grant.profile().targetTexts().toArray(String[]::new);
        maxDuration = grant.profile().maxDuration().toString();
        grace = grant.profile().grace().toString();
        renewable = grant.profile().renewable();
        preparedAt = grant.preparedAt();
        become(grant);
    }

    void become(Grant grant) {
        endsBy = grant.endsBy();
        become(grant.state());
    }

    /** What an earlier state left behind stays, as history, unless this state says otherwise. */
    private void become(GrantState next) {
        delay(null);
        settled(Set.of());
        switch (next) {
            case Prepared prepared -> state = "prepared";
            case Activating(Instant accepted, Set<Target> there, Delay delay) -> {
                settled(there);
                state = "activating";
                acceptedAt = accepted;
                delay(delay);
            }
            case Active(Term term) -> {
                state = "active";
                term(term);
            }
            case Ending(EndReason reason, Term term, Revocation revocation, Delay delay) -> {
                revocation(revocation);
                state = "ending";
                endReason = reason.slug();
                term(term);
                delay(delay);
            }
            case Ended(EndReason reason, Term term, Instant at, Instant proven) -> {
                state = "ended";
                endReason = reason.slug();
                term(term);
                endedAt = at;
                provenAt = proven;
            }
        }
    }

    Grant toGrant() {
        List<Target> given = Arrays.stream(targets).map(Target::of).toList();
        Profile profile =
                new Profile(profileId, systemId, given, Duration.parse(maxDuration), Duration.parse(grace), renewable);
        return new Grant(grantId, incidentId, pageId, requestId, personId, profile, preparedAt, endsBy, toState());
    }

    private GrantState toState() {
        return switch (state) {
            case "prepared" -> new Prepared();
            case "activating" -> new Activating(acceptedAt, toSettled(), toDelay());
            case "active" -> new Active(toTerm());
            case "ending" -> new Ending(EndReason.of(endReason), toTerm(), toRevocation(), toDelay());
            case "ended" -> new Ended(EndReason.of(endReason), toTerm(), endedAt, provenAt);
            default -> throw new IllegalStateException("grant " + grantId + " in state " + state);
        };
    }

    private void revocation(Revocation next) {
        settled(next.gone());
        endingSince = next.since();
        provenAt = next.provenAt();
        overdueAt = next.overdueAt();
    }

    private Revocation toRevocation() {
        return new Revocation(endingSince, toSettled(), provenAt, overdueAt);
    }

    private void settled(Set<Target> next) {
        settled = next.stream().map(Target::text).sorted().toArray(String[]::new);
    }

    private Set<Target> toSettled() {
        return Arrays.stream(settled).map(Target::of).collect(Collectors.toSet());
    }

    private void term(Term term) {
        activatedAt = term == null ? null : term.activatedAt();
        endsAt = term == null ? null : term.endsAt();
    }

    private Term toTerm() {
        return activatedAt == null ? null : new Term(activatedAt, endsAt);
    }

    private void delay(Delay delay) {
        delayFault = delay == null ? null : delay.fault().name();
        delayDetail = delay == null ? null : delay.detail();
    }

    private Delay toDelay() {
        return delayFault == null ? null : new Delay(Fault.valueOf(delayFault), delayDetail);
    }
}
