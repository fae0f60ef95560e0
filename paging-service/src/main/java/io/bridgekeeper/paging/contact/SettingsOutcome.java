package io.bridgekeeper.paging.contact;

import io.bridgekeeper.problem.RequestFault;
import java.util.List;

/** What became of what a person set. */
sealed interface SettingsOutcome {

    /** @param now all that they have set, this included */
    record Kept(OwnContacts now) implements SettingsOutcome {}

    /** @param faults all of them; nothing was kept */
    record Faulty(List<RequestFault> faults) implements SettingsOutcome {}

    /** It has changed since the person read it; nothing was kept. */
    record Stale() implements SettingsOutcome {}
}
