package io.bridgekeeper.access.grant;

/**
 * Who asks.
 *
 * @param personId Keycloak user name
 * @param seesAll  whether a role lets the person see the grants of others
 * @param endsAny  whether a role lets the person end the grants of others
 */
record Caller(String personId, boolean seesAll, boolean endsAny) {

    boolean maySee(Grant grant) {
        return seesAll || owns(grant);
    }

    boolean mayEnd(Grant grant) {
        return endsAny || owns(grant);
    }

    /** One who gives up their own access stands down from it; from another it is withdrawn. */
    EndReason reasonToEnd(Grant grant) {
        return owns(grant) ? EndReason.STOOD_DOWN : EndReason.WITHDRAWN;
    }

    boolean owns(Grant grant) {
        return grant.personId().equals(personId);
    }
}
