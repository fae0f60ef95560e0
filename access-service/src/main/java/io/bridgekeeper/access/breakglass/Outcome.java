package io.bridgekeeper.access.breakglass;

import io.bridgekeeper.problem.RequestFault;
import java.util.List;

/** What a caller gets. */
sealed interface Outcome {

    record Done(Use use) implements Outcome {}

    record Unknown() implements Outcome {}

    record Faulty(List<RequestFault> faults) implements Outcome {}

    record NoSuchIncident() implements Outcome {}

    /** Nobody closes the review of their own use. */
    record OwnUse() implements Outcome {}

    record ClosedAlready() implements Outcome {}
}
