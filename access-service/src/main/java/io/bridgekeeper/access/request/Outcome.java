package io.bridgekeeper.access.request;

import io.bridgekeeper.problem.RequestFault;
import java.util.List;

/** What a caller gets. */
sealed interface Outcome {

    record Done(AccessRequest request) implements Outcome {}

    record Unknown() implements Outcome {}

    record NotYours() implements Outcome {}

    record Faulty(List<RequestFault> faults) implements Outcome {}

    record Refused(Decision.Why why) implements Outcome {}

    record NotEligible() implements Outcome {}

    record NoSecondFactor() implements Outcome {}

    record NoSuchIncident() implements Outcome {}
}
