package io.bridgekeeper.followup;

/**
 * Whom somebody wants to be accountable.
 *
 * @param personId exactly one person, by Keycloak user name
 */
record AccountableProposal(String personId) {

    /** As it can be looked up: without spaces around it or control characters in it; empty where nothing was written. */
    String name() {
        return personId == null ? "" : personId.replaceAll("\\p{Cntrl}", "").strip();
    }
}
