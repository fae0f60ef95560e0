package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.loadguard.Reached;

/** Why a person who can be called is called only when nobody else is left. */
public sealed interface Spared {

    record LoadGuard(Reached reached) implements Spared {}

    /** @param trained who can be called instead */
    record InTraining(String trained) implements Spared {}

    /** What is said of the person, after their name. */
    default String words() {
        return switch (this) {
            case LoadGuard(Reached reached) -> reached.ofPerson();
            case InTraining inTraining -> "is in training for this system";
        };
    }

    /** One word for metrics. */
    default String word() {
        return switch (this) {
            case LoadGuard guard -> "load-guard";
            case InTraining inTraining -> "in-training";
        };
    }
}
