package io.bridgekeeper.paging.consent;

import io.bridgekeeper.problem.RequestFault;
import java.util.List;

/** What became of a person's answer. */
sealed interface ConsentOutcome {

    record Agreed(Consent consent) implements ConsentOutcome {}

    record Declined(Decline decline) implements ConsentOutcome {}

    /** It is over, if there was one. */
    record Withdrawn() implements ConsentOutcome {}

    /** Nothing was kept. */
    sealed interface Refused extends ConsentOutcome {}

    /** @param faults all of them */
    record Faulty(List<RequestFault> faults) implements Refused {}

    /** The person has answered something else since they read it. */
    record Stale() implements Refused {}

    /** There is no such agreement of this person. */
    record UnknownConsent() implements Refused {}

    /** The catalog does not ask this person for this. */
    record NotAsked() implements Refused {}

    /** @param most agreements that one person may have in force or ahead */
    record TooMany(int most) implements Refused {}
}
