package io.bridgekeeper.paging.contact;

import io.bridgekeeper.paging.notify.NoticeOfPage;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What follows when a notice of a page is given up, or waits for its provider. */
public sealed interface NextContact {

    /** One that was to go out later goes out now. */
    record BringForward(UUID noticeId) implements NextContact {}

    /** One of the reserve. */
    record Queue(ContactPlan.Planned planned) implements NextContact {}

    /** Another one is on its way or has arrived. */
    record Leave() implements NextContact {}

    /** The page needs no answer any more. */
    record Nothing() implements NextContact {}

    /** Nothing has arrived, and nothing is left to try. */
    record GiveUp() implements NextContact {}

    /**
     * @param isUnanswered whether an answer to the page is still welcome
     * @param notices all of the page, the failed one among them as failed, one that waits for its provider as put off
     * @param plan    as it would be made now
     */
    static NextContact after(boolean isUnanswered, List<NoticeOfPage> notices, ContactPlan plan, Instant now) {
        if (!isUnanswered) {
            return new Nothing();
        }
        Optional<NoticeOfPage> waiting = notices.stream()
                .filter(notice -> notice.state().equals("pending"))
                .min(Comparator.comparing(notice -> notice.nextAttemptAt().orElse(Instant.MAX)));
        if (waiting.isPresent()) {
            boolean isLater =
                    waiting.get().nextAttemptAt().filter(now::isBefore).isPresent();
            return isLater ? new BringForward(waiting.get().noticeId()) : new Leave();
        }
        if (notices.stream()
                .anyMatch(notice -> List.of("sending", "failed-temporary", "bundled", "sent", "delivered")
                        .contains(notice.state()))) {
            return new Leave();
        }
        return Stream.concat(plan.notices().stream(), plan.reserve().stream())
                .filter(planned ->
                        notices.stream().noneMatch(notice -> planned.way().leadsTo(notice.channel(), notice.target())))
                .findFirst()
                .<NextContact>map(Queue::new)
                // Whose provider is left alone goes out as soon as that is back.
                .orElseGet(
                        () -> notices.stream().anyMatch(notice -> notice.state().equals("put-off"))
                                ? new Leave()
                                : new GiveUp());
    }
}
