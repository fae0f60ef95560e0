package io.bridgekeeper.paging.answer;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers a page for its person who is known by their phone, by the rules of its link: once, and as long as that lasts. */
@ApplicationScoped
public class PhoneAnswerFlow {

    private final AnswerFlow answers;
    private final AnswerTextMapper texts;

    PhoneAnswerFlow(AnswerFlow answers, AnswerTextMapper texts) {
        this.answers = answers;
        this.texts = texts;
    }

    /** Changes nothing. Empty where there is no such page of this person's. */
    public Uni<Optional<Said>> look(UUID pageId, String personId) {
        return answers.look(pageId, personId).map(found -> found.map(seen -> said(seen, false)));
    }

    /** Empty as for {@link #look}. */
    public Uni<Optional<Said>> accept(UUID pageId, String personId) {
        return press(pageId, personId, new AnswerForm(Answer.ACCEPT, Optional.empty()));
    }

    /**
     * Empty as for {@link #look}.
     *
     * @param reason in the person's words
     */
    public Uni<Optional<Said>> decline(UUID pageId, String personId, Optional<String> reason) {
        Optional<String> cut = reason.map(words ->
                words.length() <= AnswerForm.LONGEST_REASON ? words : words.substring(0, AnswerForm.LONGEST_REASON));
        return press(pageId, personId, new AnswerForm(Answer.DECLINE, cut));
    }

    private Uni<Optional<Said>> press(UUID pageId, String personId, AnswerForm form) {
        return answers.press(pageId, personId, form)
                .map(found -> found.map(pressed -> said(pressed.seen(), pressed.acted())));
    }

    private Said said(Seen seen, boolean acted) {
        AnswerText text = texts.text(seen);
        return new Said(
                acted,
                text.isOpen(),
                Stream.concat(Stream.of(text.headline()), text.lines().stream()).collect(Collectors.joining(" ")));
    }
}
