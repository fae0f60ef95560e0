package io.bridgekeeper.access.evaluation;

/**
 * May this subject do this action on this resource now?
 *
 * @param subjectType  {@code user} is the only one that is known
 * @param subjectId    the person's id: Keycloak user name
 * @param action       {@code respond}, which any access to the system allows, or the id of one access profile
 * @param resourceType {@code system} is the only one that is known
 * @param resourceId   the system's id
 */
record Question(String subjectType, String subjectId, String action, String resourceType, String resourceId) {

    static final String USER = "user";
    static final String SYSTEM = "system";
    static final String ANY_ACCESS = "respond";
}
