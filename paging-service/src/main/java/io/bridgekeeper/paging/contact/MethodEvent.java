package io.bridgekeeper.paging.contact;

import java.time.Instant;
import java.util.List;

/** What happened to a contact method; each with the method as it is from then on. */
sealed interface MethodEvent {

    ContactMethod method();

    /** @param code to be sent over it */
    record MethodAdded(ContactMethod method, VerificationCode code) implements MethodEvent {}

    /** It leads to another place. */
    record MethodMoved(ContactMethod method, VerificationCode code) implements MethodEvent {}

    record MethodRenamed(ContactMethod method) implements MethodEvent {}

    /**
     * @param method as it was
     * @param high   the rules that are left for high urgency
     * @param low    those for low urgency
     */
    record MethodRemoved(ContactMethod method, List<Rule> high, List<Rule> low) implements MethodEvent {}

    record CodeRenewed(ContactMethod method, VerificationCode code) implements MethodEvent {}

    /** @param testAt when it is first tested by itself */
    record MethodVerified(ContactMethod method, Instant testAt) implements MethodEvent {}

    /** The answer was wrong, and is counted. */
    record CodeMissed(ContactMethod method, int triesLeft) implements MethodEvent {}

    /** What was known of it is still so: it is the same device. */
    record DeviceFollowed(ContactMethod method) implements MethodEvent {}

    record TestAsked(ContactMethod method) implements MethodEvent {}
}
