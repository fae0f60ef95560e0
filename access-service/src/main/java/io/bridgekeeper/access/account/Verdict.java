package io.bridgekeeper.access.account;

import java.util.List;

/** What to make of Keycloak's answer. */
sealed interface Verdict {

    /** @param changes what is new, a person once; empty where all is as it was */
    record Believed(List<Change> changes) implements Verdict {

        /** Those whom the list lacks and who were there before: worth asking for one by one. */
        List<String> goneNow() {
            return changes.stream()
                    .filter(change -> change.after() == AccountState.GONE)
                    .map(Change::personId)
                    .toList();
        }
    }

    /**
     * Nothing of it is taken over.
     *
     * @param reason for people
     */
    record Doubted(String reason) implements Verdict {}

    /** One person's account is not what it was. */
    record Change(String personId, AccountState after) {}
}
