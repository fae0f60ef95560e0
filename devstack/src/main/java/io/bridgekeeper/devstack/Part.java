package io.bridgekeeper.devstack;

/** The programs below the platform that tests can ask for. */
public enum Part {
    POSTGRES,
    KAFKA,
    KEYCLOAK,
    NOTICE_SINK
}
