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

    record Faulty(List<RequestFault> faults) implements MethodOutcome {}

    /** There is none, or it is another's. */
    record Unknown() implements MethodOutcome {}

    record OfCatalog() implements MethodOutcome {}

    record VerifiedBefore() implements MethodOutcome {}

    record NotVerified() implements MethodOutcome {}

    record WrongCode(int triesLeft) implements MethodOutcome {}

    record CodeExpired(Instant expiredAt) implements MethodOutcome {}

    record TooManyTries() implements MethodOutcome {}

    record TooManyCodes() implements MethodOutcome {}

    record TooManyTests() implements MethodOutcome {}
}
