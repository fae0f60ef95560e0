package io.bridgekeeper.paging.notify;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The links in notices and messages, with the secrets of the configuration; one that is too short stops the start. */
@Startup
@ApplicationScoped
public class AnswerLinkMapper {

    private final AnswerLink link;
    private final URI publicUrl;

    AnswerLinkMapper(NotifyConfig config) {
        this.link = new AnswerLink(config.linkSecret(), config.previousLinkSecret(), config.linkLasts());
        this.publicUrl = config.publicUrl();
    }

    /** Where a person accepts or declines a page; the same for all notices of it. */
    String url(UUID pageId, String personId, Instant queuedAt) {
        return publicUrl
                .resolve("/answer/" + link.token(pageId, personId, queuedAt))
                .toString();
    }

    /** See {@link AnswerLink#expiresAt}. */
    public Instant expiresAt(Instant queuedAt) {
        return link.expiresAt(queuedAt);
    }

    /** @param path of the platform, as a message keeps it */
    String url(String path, String personId) {
        return publicUrl
                .resolve(QuestionPath.read(path)
                        .map(asked -> "/answer/" + link.question(asked.pageId(), personId, asked.answerBy()))
                        .orElse(path))
                .toString();
    }

    /** See {@link AnswerLink#read}. */
    public Optional<AnswerLink.Claim> read(String token) {
        return link.read(token);
    }

    /** See {@link AnswerLink#isOurs}. */
    public boolean isOurs(String token, String personId) {
        return link.isOurs(token, personId);
    }
}
