package io.bridgekeeper.gateway.format.pagerduty;

import io.bridgekeeper.gateway.signal.SignalState;
import java.util.Optional;

/** The three things that an event can do, alike in both versions. */
final class Action {

    static final String ALL = "must be trigger, acknowledge or resolve";

    private Action() {}

    static Optional<SignalState> of(String word) {
        return switch (word) {
            case "trigger" -> Optional.of(SignalState.FIRING);
            case "acknowledge" -> Optional.of(SignalState.ACKNOWLEDGED);
            case "resolve" -> Optional.of(SignalState.RESOLVED);
            default -> Optional.empty();
        };
    }
}
