package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.notify.NoticeOfPage;
import io.bridgekeeper.paging.notify.QueuedNotice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Notices as the statements of {@code NoticeRepository} change them. */
final class NoticeTable {

    private static final Set<String> OPEN = Set.of("pending", "sending", "failed-temporary");

    private final List<Row> rows = new ArrayList<>();

    static final class Row {
        final QueuedNotice notice;
        String state = "pending";
        Optional<Instant> next;
        int attempts;
        boolean isHeardOf;

        Row(QueuedNotice notice) {
            this.notice = notice;
            this.next = Optional.of(notice.at());
        }

        boolean isLater(Instant now) {
            return state.equals("pending") && next.filter(now::isBefore).isPresent();
        }

        @Override
        public String toString() {
            return notice.personId() + "'s notice " + notice.contact() + " " + state;
        }
    }

    /** One attempt under way. */
    record Attempt(Row row, int number) {}

    void queue(List<QueuedNotice> queued) {
        queued.forEach(notice -> rows.add(new Row(notice)));
    }

    List<Row> waiting() {
        return rows.stream().filter(row -> row.next.isPresent()).toList();
    }

    List<Row> of(UUID pageId) {
        return rows.stream().filter(row -> row.notice.pageId().equals(pageId)).toList();
    }

    List<NoticeOfPage> asOfPage(UUID pageId) {
        return of(pageId).stream()
                .map(row -> new NoticeOfPage(
                        row.notice.id(),
                        row.notice.contact(),
                        row.notice.channel(),
                        row.notice.target(),
                        row.state,
                        row.next))
                .toList();
    }

    void change(List<NoticeChange> changes, Instant now) {
        for (NoticeChange change : changes) {
            switch (change) {
                case NoticeChange.CancelAll() -> cancel(rows.stream(), row -> OPEN.contains(row.state));
                case NoticeChange.CancelPage(UUID page) -> cancel(of(page).stream(), row -> OPEN.contains(row.state));
                case NoticeChange.CancelLater(UUID page) -> cancel(of(page).stream(), row -> row.isLater(now));
                case NoticeChange.BringForward(List<UUID> pages) ->
                    pages.forEach(page -> of(page).forEach(row -> bringForward(row, now)));
            }
        }
    }

    void bringForward(UUID noticeId, Instant now) {
        rows.stream().filter(row -> row.notice.id().equals(noticeId)).forEach(row -> bringForward(row, now));
    }

    List<Attempt> claim(int most, Instant now, Instant leaseUntil) {
        return rows.stream()
                .filter(row -> row.next.filter(next -> !next.isAfter(now)).isPresent())
                .limit(most)
                .map(row -> {
                    row.state = "sending";
                    row.next = Optional.of(leaseUntil);
                    return new Attempt(row, ++row.attempts);
                })
                .toList();
    }

    void sent(Attempt attempt) {
        if (!attempt.row().isHeardOf) {
            attempt.row().state = "sent";
        }
        attempt.row().next = Optional.empty();
    }

    /** Those of which something may be heard. */
    List<Row> begun() {
        return rows.stream().filter(row -> row.attempts > 0).toList();
    }

    void arrived(Row row) {
        row.state = "delivered";
        row.next = Optional.empty();
        row.isHeardOf = true;
    }

    /** @return whether it was under way */
    boolean unheard(Row row) {
        if (!row.state.equals("sent") && !row.state.equals("sending")) {
            return false;
        }
        row.state = "failed-permanent";
        row.next = Optional.empty();
        row.isHeardOf = true;
        return true;
    }

    /** @return whether the attempt still counted */
    boolean failed(Attempt attempt, Optional<Instant> next) {
        Row row = attempt.row();
        if (row.attempts != attempt.number() || !row.state.equals("sending")) {
            return false;
        }
        row.state = next.isPresent() ? "failed-temporary" : "failed-permanent";
        row.next = next;
        return true;
    }

    private static void bringForward(Row row, Instant now) {
        if (row.isLater(now)) {
            row.next = Optional.of(now);
        }
    }

    private static void cancel(Stream<Row> of, Predicate<Row> which) {
        of.filter(which).forEach(row -> {
            row.state = "cancelled";
            row.next = Optional.empty();
        });
    }
}
