package io.bridgekeeper.paging.phone;

import io.bridgekeeper.paging.answer.PhoneAnswerFlow;
import io.bridgekeeper.paging.answer.Said;
import io.bridgekeeper.paging.notify.Notice;
import io.bridgekeeper.paging.notify.TriedNoticeFlow;
import io.bridgekeeper.paging.notify.twilio.ReplyCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Answers what people write to the platform's number. */
@ApplicationScoped
class ReplyFlow {

    /** No page can be answered for longer; see the life of its link. */
    private static final Duration LONGEST = Duration.ofDays(7);

    private final TriedNoticeFlow notices;
    private final PhoneAnswerFlow answers;
    private final StopNumberFlow stops;
    private final HeardRepository heard;
    private final Mutiny.SessionFactory sessions;
    private final Clock clock;

    ReplyFlow(
            TriedNoticeFlow notices,
            PhoneAnswerFlow answers,
            StopNumberFlow stops,
            HeardRepository heard,
            Mutiny.SessionFactory sessions,
            Clock clock) {
        this.heard = heard;
        this.sessions = sessions;
        this.notices = notices;
        this.answers = answers;
        this.stops = stops;
        this.clock = clock;
    }

    /**
     * @param messageId the provider's, by which each counts once; blank where it named none
     * @return what is to be said in return; empty for nothing
     */
    Uni<Optional<String>> reply(String number, String body, String messageId) {
        return sessions.withSession(session -> heard.isHeard(session, messageId))
                .chain(isHeard ->
                        isHeard ? Uni.createFrom().item(Optional.empty()) : replyOnce(number, body, messageId));
    }

    private Uni<Optional<String>> replyOnce(String number, String body, String messageId) {
        return switch (Reply.read(body)) {
            // The provider answers this itself, and would not send an answer of ours.
            case Reply.Stop(boolean everything) ->
                stops.stop(everything ? StopNumberFlow.BOTH : StopNumberFlow.TEXTS, number, messageId)
                        .replaceWith(Optional.empty());
            case Reply.Start(boolean maybe) ->
                stops.start(StopNumberFlow.BOTH, number, messageId).chain(started -> switch (started) {
                    case AGAIN -> said("Bridgekeeper reaches this number again.");
                    case NOTHING_STOPPED ->
                        pages(number).chain(pages -> act(ReplyPlan.unclear(pages), Optional.empty(), true, messageId));
                    case HEARD_BEFORE -> Uni.createFrom().item(Optional.empty());
                });
            case Reply.Help() ->
                pages(number).chain(pages -> act(ReplyPlan.help(pages), Optional.empty(), true, messageId));
            case Reply.Accept(Optional<String> code) ->
                pages(number).chain(pages -> act(ReplyPlan.answer(code, pages), Optional.empty(), true, messageId));
            case Reply.Decline(Optional<String> code, Optional<String> reason) ->
                pages(number).chain(pages -> act(ReplyPlan.answer(code, pages), reason, false, messageId));
            case Reply.Unclear() ->
                pages(number).chain(pages -> act(ReplyPlan.unclear(pages), Optional.empty(), true, messageId));
        };
    }

    private Uni<Optional<String>> act(ReplyPlan plan, Optional<String> reason, boolean isYes, String messageId) {
        return switch (plan) {
            case ReplyPlan.Silence() -> Uni.createFrom().item(Optional.empty());
            case ReplyPlan.Say(String words) -> said(words);
            case ReplyPlan.Press(PagedPage page) ->
                (isYes
                                ? answers.accept(page.pageId(), page.personId())
                                : answers.decline(page.pageId(), page.personId(), reason))
                        // Behind the answer, which does no harm twice: one that was lost half-way may come again.
                        .call(() -> sessions.withTransaction(
                                (session, tx) -> heard.hear(session, messageId, clock.instant())))
                        .map(said -> said.map(now -> now.words() + "\n" + page.what()));
        };
    }

    private static Uni<Optional<String>> said(String words) {
        return Uni.createFrom().item(Optional.of(words));
    }

    /** Of which a text message went to this very number. */
    private Uni<List<PagedPage>> pages(String number) {
        return notices.toNumber(number, clock.instant().minus(LONGEST)).chain(found -> {
            Uni<List<PagedPage>> pages = Uni.createFrom().item(new ArrayList<>());
            for (Notice notice : newestOfEachPage(found)) {
                pages = pages.chain(known -> answers.look(notice.pageId(), notice.personId())
                        .invoke(said -> said.map(now -> page(notice, now)).ifPresent(known::add))
                        .replaceWith(known));
            }
            return pages;
        });
    }

    private static List<Notice> newestOfEachPage(List<Notice> found) {
        List<Notice> pages = new ArrayList<>();
        found.stream()
                .filter(notice ->
                        pages.stream().noneMatch(known -> known.pageId().equals(notice.pageId())))
                .forEach(pages::add);
        return pages;
    }

    private static PagedPage page(Notice notice, Said said) {
        String system = Optional.ofNullable(notice.brief().system())
                .map(name -> " " + name)
                .orElse("");
        String what = notice.brief().severity() + system + ": " + notice.brief().title();
        return new PagedPage(
                notice.pageId(),
                notice.personId(),
                ReplyCode.of(notice.pageId()),
                what.length() <= 80 ? what : what.substring(0, 78) + "..",
                said.isOpen());
    }
}
