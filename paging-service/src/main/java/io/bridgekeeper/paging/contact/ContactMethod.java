package io.bridgekeeper.paging.contact;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A way to reach a person, as it is kept.
 *
 * @param verifiedAt when the person proved that it is theirs, or the catalog said so; empty until then
 * @param code       that was sent last and not rightly answered yet
 * @param testDueAt  when it is next tested; empty where it is not
 */
record ContactMethod(
        UUID id,
        String personId,
        Source source,
        String channel,
        String target,
        String name,
        Instant addedAt,
        Optional<Instant> verifiedAt,
        Optional<SentCode> code,
        MethodHealth health,
        Optional<Instant> testDueAt) {

    static final int MOST_OF_A_PERSON = 10;

    /** Who vouches for it. */
    enum Source {
        CATALOG,
        OWN;

        String word() {
            return this == CATALOG ? "catalog" : "own";
        }
    }

    /** One of a person's own that nobody has answered a code of. */
    static ContactMethod unverified(UUID id, String personId, MethodProposal proposal, Instant addedAt, SentCode code) {
        return new ContactMethod(
                id,
                personId,
                Source.OWN,
                proposal.channel(),
                proposal.target(),
                proposal.name(),
                addedAt,
                Optional.empty(),
                Optional.of(code),
                MethodHealth.UNTRIED,
                Optional.empty());
    }

    ContactMethod named(String otherName) {
        return new ContactMethod(
                id, personId, source, channel, target, otherName, addedAt, verifiedAt, code, health, testDueAt);
    }

    /** The same place by another address. */
    ContactMethod at(String otherTarget) {
        return new ContactMethod(
                id, personId, source, channel, otherTarget, name, addedAt, verifiedAt, code, health, testDueAt);
    }

    /** It was verified, and nothing would arrive there any more. */
    boolean isGone() {
        return verifiedAt.isEmpty() && code.filter(SentCode::isNone).isPresent();
    }

    ContactMethod waitingFor(SentCode sent) {
        return with(Optional.empty(), Optional.of(sent));
    }

    ContactMethod verified(Instant now) {
        return with(Optional.of(now), Optional.empty());
    }

    private ContactMethod with(Optional<Instant> verified, Optional<SentCode> sent) {
        return new ContactMethod(
                id, personId, source, channel, target, name, addedAt, verified, sent, health, testDueAt);
    }

    Way way() {
        return new Way(id, channel, target);
    }

    boolean leadsTo(String otherChannel, String otherTarget) {
        return way().leadsTo(otherChannel, otherTarget);
    }

    boolean isOwn() {
        return source == Source.OWN;
    }

    /** Not the target: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "ContactMethod[" + id + ", " + channel + "]";
    }
}
