package io.bridgekeeper.devstack.demo;

import io.bridgekeeper.devstack.client.Answer;

/** How the demo quotes the platform. */
final class Words {

    private Words() {}

    static String said(Answer answer) {
        return "%d %s. %s".formatted(answer.status(), answer.problem(), answer.text("detail"));
    }

    static String because(Answer answer, int expected) {
        return answer.status() == expected ? "" : " — expected %d, got %s".formatted(expected, said(answer));
    }
}
