package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.notify.NoticeStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Why a page was made, as the API shows it.
 *
 * @param reason   why this person, as they read it
 * @param whyNow   in one sentence; null for pages of before explanations were kept, as is the list of rules
 * @param rules    all that were asked, of whomever, in the order of asking
 * @param channels over which the person is or was to be told, in the order in which it was planned
 * @param notOver  ways of the person that were not taken, when the page was made
 */
record ExplanationView(
        UUID pageId,
        UUID incidentId,
        String personId,
        Instant queuedAt,
        String reason,
        String whyNow,
        List<RuleLine> rules,
        List<ChannelLine> channels,
        List<LeftOutLine> notOver) {

    /**
     * @param step     of the owner's policy, from 1; 0 for the fallback and for a page made by hand
     * @param about    a person's id; the rotation's where nobody is on call in it
     * @param inFavour whether it spoke for calling them
     */
    record RuleLine(String rule, int step, String about, boolean inFavour, String facts) {}

    /** @param why null where it is not known */
    record ChannelLine(UUID noticeId, String channel, String why, String state, int attempts, String error) {}

    record LeftOutLine(String channel, String why) {}

    static ExplanationView of(Explained explained) {
        Page page = explained.page();
        return new ExplanationView(
                page.id(),
                page.incidentId(),
                page.personId(),
                page.queuedAt(),
                page.reason(),
                explained.why().map(Explanation::whyNow).orElse(null),
                explained.why().map(Explanation::asked).orElse(List.of()).stream()
                        .map(asked -> new RuleLine(
                                asked.rule().word(), asked.step(), asked.about(), asked.inFavour(), asked.facts()))
                        .toList(),
                explained.notices().stream().map(ExplanationView::line).toList(),
                explained.notOver().stream()
                        .map(way -> new LeftOutLine(way.channel(), way.why()))
                        .toList());
    }

    private static ChannelLine line(NoticeStatus notice) {
        return new ChannelLine(
                notice.noticeId(),
                notice.channel(),
                notice.why().orElse(null),
                notice.state(),
                notice.attempts(),
                notice.error().orElse(null));
    }
}
