package io.bridgekeeper.paging.answer;

import io.bridgekeeper.paging.notify.AnswerLink;
import java.util.List;
import java.util.Locale;

/** All that can be done by a link. */
enum Answer {
    ACCEPT,
    DECLINE,
    STILL_ON_IT,
    HAND_BACK;

    /** What one link can do. */
    static List<Answer> of(AnswerLink.Use use) {
        return switch (use) {
            case ANSWER -> List.of(ACCEPT, DECLINE);
            case STILL_ON_IT -> List.of(STILL_ON_IT, HAND_BACK);
        };
    }

    /** As it stands in the form and in the database. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
