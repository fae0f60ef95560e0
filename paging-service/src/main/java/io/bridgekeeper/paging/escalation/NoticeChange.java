package io.bridgekeeper.paging.escalation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What becomes of notices that are written already, once something has happened to their incident. */
sealed interface NoticeChange {

    /** None of the incident is tried again. */
    record CancelAll() implements NoticeChange {}

    record CancelPage(UUID pageId) implements NoticeChange {}

    /** What was to go out later does not. What has begun may still arrive, for the page may still be accepted. */
    record CancelLater(UUID pageId) implements NoticeChange {}

    /** What was to go out later goes out now. */
    record BringForward(List<UUID> pages) implements NoticeChange {}

    /** In the order in which it happened. */
    static List<NoticeChange> of(Decided decided, Instant now) {
        return isOver(decided, now)
                ? List.of(new CancelAll())
                : decided.events().stream()
                        .flatMap(event -> of(event, decided.before()))
                        .toList();
    }

    /** Somebody has it, or it is resolved, and nobody may answer any more, not even late. */
    private static boolean isOver(Decided decided, Instant now) {
        return decided.events().stream()
                        .anyMatch(event -> event instanceof PageEvent.Accepted || event instanceof PageEvent.Resolved)
                && decided.after(now).pages().stream().noneMatch(Page::isUnanswered);
    }

    private static Stream<NoticeChange> of(PageEvent event, Response before) {
        return switch (event) {
            case PageEvent.Accepted accepted -> Stream.of(new CancelPage(accepted.pageId()));
            case PageEvent.Declined declined -> Stream.of(new CancelPage(declined.pageId()));
            case PageEvent.Withdrawn withdrawn -> Stream.of(new CancelPage(withdrawn.pageId()));
            // The next person is called instead.
            case PageEvent.Expired expired -> Stream.of(new CancelLater(expired.pageId()));
            case PageEvent.SeverityChanged changed -> hurry(changed, before);
            case PageEvent.AskedStillOnIt e -> Stream.empty();
            case PageEvent.StillOnIt e -> Stream.empty();
            case PageEvent.FellBack e -> Stream.empty();
            case PageEvent.HandedBack e -> Stream.empty();
            case PageEvent.RoundEnded e -> Stream.empty();
            case PageEvent.Rerouted e -> Stream.empty();
            case PageEvent.PersonPassedOver e -> Stream.empty();
            case PageEvent.PersonSpared e -> Stream.empty();
            case PageEvent.Shadowed e -> Stream.empty();
            case PageEvent.Queued e -> Stream.empty();
            case PageEvent.CalledByHand e -> Stream.empty();
            case PageEvent.Unreached e -> Stream.empty();
            case PageEvent.NobodyAnswered e -> Stream.empty();
            case PageEvent.LadderEnded e -> Stream.empty();
            case PageEvent.ResponderRequested e -> Stream.empty();
            case PageEvent.ResponderPassedOver e -> Stream.empty();
            case PageEvent.ResponderCalled e -> Stream.empty();
            case PageEvent.ResponderRequestEnded e -> Stream.empty();
            case PageEvent.Reopened e -> Stream.empty();
            case PageEvent.Resolved e -> Stream.empty();
        };
    }

    private static Stream<NoticeChange> hurry(PageEvent.SeverityChanged changed, Response before) {
        return changed.makesUrgent()
                ? Stream.of(new BringForward(before.pages().stream()
                        .filter(Page::isWaiting)
                        .map(Page::id)
                        .toList()))
                : Stream.empty();
    }
}
