package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.consent.Obstacle;

/** Why a step of the ladder called nobody. */
public sealed interface PassedOver {

    record NoConsent(Obstacle obstacle) implements PassedOver {}

    /** The account in Keycloak is disabled or gone. */
    record NoAccount() implements PassedOver {}

    record NobodyOnCall() implements PassedOver {}

    /** Somebody is, whom the same step calls. */
    record NobodyElseOnCall() implements PassedOver {}

    /** The person or the rotation has left the catalog. */
    record Gone() implements PassedOver {}

    record CalledBefore() implements PassedOver {}

    /** Somebody who asks for a responder is no help to themselves. */
    record Asks() implements PassedOver {}

    /** One word for metrics. */
    default String word() {
        return switch (this) {
            case NoConsent(Obstacle obstacle) -> obstacle.word();
            case NoAccount() -> "no-account";
            case NobodyOnCall() -> "nobody-on-call";
            case NobodyElseOnCall() -> "nobody-else-on-call";
            case Gone() -> "gone";
            case CalledBefore() -> "called-before";
            case Asks() -> "asks";
        };
    }
}
