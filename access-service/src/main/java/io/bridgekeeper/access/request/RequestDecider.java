package io.bridgekeeper.access.request;

import io.bridgekeeper.access.request.Decision.Become;
import io.bridgekeeper.access.request.Decision.Nothing;
import io.bridgekeeper.access.request.Decision.Refuse;
import io.bridgekeeper.access.request.Decision.Why;
import io.bridgekeeper.access.request.RequestCommand.Approve;
import io.bridgekeeper.access.request.RequestCommand.Deny;
import io.bridgekeeper.access.request.RequestCommand.Revoke;
import io.bridgekeeper.access.request.RequestCommand.TimePasses;
import io.bridgekeeper.access.request.RequestState.Approved;
import io.bridgekeeper.access.request.RequestState.Denied;
import io.bridgekeeper.access.request.RequestState.Expired;
import io.bridgekeeper.access.request.RequestState.Pending;
import io.bridgekeeper.access.request.RequestState.Revoked;
import io.bridgekeeper.access.request.RequestState.Withdrawn;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what one command does to one request.
 *
 * <p>Who agrees must be somebody else, and independent: not the asker, not by a second account, not twice, and not one
 * of a chain. Two people are of one chain while one of them has agreed to a request of the other that is pending or
 * whose access lasts; then neither agrees to the other's, nor do the two agree to the same request.
 *
 * <p>A decision once made is never changed: what was denied, expired, withdrawn or revoked stays so, and what was
 * approved can only be revoked. The same word from the same person again does nothing, since answers get lost.
 */
final class RequestDecider {

    private RequestDecider() {}

    /**
     * @param links of all other requests that are pending or whose access lasts
     * @param now   a request expires at its {@code decideBy} inclusive, whether or not that was written down yet
     */
    static Decision decide(AccessRequest request, RequestCommand command, Set<Link> links, Instant now) {
        return switch (request.state()) {
            case Pending pending -> ofPending(request, command, links, now);
            case Approved approved -> ofApproved(request, approved, command, now);
            case Denied denied ->
                command instanceof Deny deny && deny.by().personId().equals(denied.by())
                        ? new Nothing()
                        : over(command);
            case Expired expired -> command instanceof TimePasses ? new Nothing() : new Refuse(Why.EXPIRED);
            case Withdrawn withdrawn ->
                command instanceof Revoke revoke && isOwn(request, revoke.by()) ? new Nothing() : over(command);
            case Revoked revoked ->
                command instanceof Revoke revoke && mayRevoke(request, revoke) ? new Nothing() : over(command);
        };
    }

    private static Decision ofPending(AccessRequest request, RequestCommand command, Set<Link> links, Instant now) {
        if (!now.isBefore(request.decideBy())) {
            return command instanceof TimePasses ? new Become(request.with(new Expired(now))) : new Refuse(Why.EXPIRED);
        }
        return switch (command) {
            case Approve(Who by, boolean may, String reason, var grantId) -> {
                Optional<Why> not = whyNot(request, by, may, links);
                if (not.isPresent()) {
                    // A yes that was heard is a yes.
                    yield not.get() == Why.AGREED_ALREADY && agreedByName(request, by)
                            ? new Nothing()
                            : new Refuse(not.get());
                }
                AccessRequest agreed = request.with(new Approval(by, reason, now));
                yield new Become(
                        agreed.approvals().size() >= request.needed()
                                ? agreed.with(new Approved(grantId, now))
                                : agreed);
            }
            case Deny(Who by, boolean may, String reason) -> {
                if (isOwn(request, by)) {
                    yield new Refuse(Why.OWN_REQUEST);
                }
                yield may
                        ? new Become(request.with(new Denied(by.personId(), reason, now)))
                        : new Refuse(Why.NOT_YOURS_TO_DECIDE);
            }
            case Revoke revoke -> {
                if (isOwn(request, revoke.by())) {
                    yield new Become(request.with(new Withdrawn(now)));
                }
                yield new Refuse(revoke.may() ? Why.NOT_APPROVED : Why.NOT_YOURS_TO_DECIDE);
            }
            case TimePasses t -> new Nothing();
        };
    }

    private static Decision ofApproved(AccessRequest request, Approved approved, RequestCommand command, Instant now) {
        return switch (command) {
            case Approve approve -> agreedByName(request, approve.by()) ? new Nothing() : new Refuse(Why.DECIDED);
            case Deny d -> new Refuse(Why.DECIDED);
            case Revoke revoke ->
                mayRevoke(request, revoke)
                        ? new Become(request.with(
                                new Revoked(approved.grantId(), revoke.by().personId(), revoke.reason(), now)))
                        : new Refuse(Why.NOT_YOURS_TO_DECIDE);
            case TimePasses t -> new Nothing();
        };
    }

    private static Optional<Why> whyNot(AccessRequest request, Who by, boolean may, Set<Link> links) {
        if (isOwn(request, by)) {
            return Optional.of(Why.OWN_REQUEST);
        }
        if (!may) {
            return Optional.of(Why.NOT_YOURS_TO_DECIDE);
        }
        if (request.by().isSameAs(by)) {
            return Optional.of(Why.SAME_PERSON);
        }
        if (request.approvals().stream().anyMatch(approval -> approval.by().isSameAs(by))) {
            return Optional.of(Why.AGREED_ALREADY);
        }
        boolean chained = isChained(request.by(), by, links)
                || request.approvals().stream().anyMatch(approval -> isChained(approval.by(), by, links));
        return chained ? Optional.of(Why.SAME_CHAIN) : Optional.empty();
    }

    /** The asker's own earlier yes to the approver, or between two approvers one's yes to the other. */
    private static boolean isChained(Who one, Who other, Set<Link> links) {
        return links.stream().anyMatch(link -> link.isOf(one, other) || link.isOf(other, one));
    }

    private static boolean isOwn(AccessRequest request, Who by) {
        return request.by().personId().equals(by.personId());
    }

    private static boolean agreedByName(AccessRequest request, Who by) {
        return request.approvals().stream()
                .anyMatch(approval -> approval.by().personId().equals(by.personId()));
    }

    private static boolean mayRevoke(AccessRequest request, Revoke revoke) {
        return revoke.may() || isOwn(request, revoke.by());
    }

    private static Decision over(RequestCommand command) {
        return command instanceof TimePasses ? new Nothing() : new Refuse(Why.DECIDED);
    }
}
