package io.bridgekeeper.paging.contact;

import io.bridgekeeper.problem.RequestFault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What became of what a person asked of a contact method. */
sealed interface MethodOutcome {

    /**
     * @param sending what was to be sent over it; empty where nothing was
     */
    record Done(ContactMethod method, Optional<Sending> sending) implements MethodOutcome {}

    /** @param problem why it was not sent, in words; empty where it was */
    record Sending(Optional<String> problem) {}

    /** The try is counted. */
    record WrongCode(int triesLeft) implements MethodOutcome {}

    /** Nothing was kept. */
    sealed interface Refused extends MethodOutcome {}

    /** @param faults all of them */
    record Faulty(List<RequestFault> faults) implements Refused {}

    /** The person has changed a method since they read them. */
    record Stale() implements Refused {}

    /** There is none, or it is another's. */
    record Unknown() implements Refused {}

    record OfCatalog() implements Refused {}

    record VerifiedBefore() implements Refused {}

    record NotVerified() implements Refused {}

    record CodeExpired(Instant expiredAt) implements Refused {}

    record TooManyTries() implements Refused {}

    record TooManyCodes() implements Refused {}

    record TooManyTests() implements Refused {}
}
