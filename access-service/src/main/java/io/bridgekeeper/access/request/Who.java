package io.bridgekeeper.access.request;

/**
 * A person behind an account.
 *
 * @param personId  Keycloak user name
 * @param personKey what all accounts of one person share, such as the number of an employee; null where it is not known
 */
record Who(String personId, String personKey) {

    /** Whether both accounts are one person's. */
    boolean isSameAs(Who other) {
        return personId.equals(other.personId) || personKey != null && personKey.equals(other.personKey);
    }
}
