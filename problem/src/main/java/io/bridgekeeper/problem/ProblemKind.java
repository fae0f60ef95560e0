package io.bridgekeeper.problem;

import java.net.URI;
import java.util.Locale;

/**
 * One way of saying no. Each service lists its own in one enum, which is part of its API.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public interface ProblemKind {

    /** Of the enum, such as {@code NOT_YOUR_PAGE}. */
    String name();

    /** HTTP status, 400 to 599. */
    int status();

    /** The same for every occurrence; what differs is told in members of their own. */
    String title();

    /** Last part of {@link #uri()}, such as {@code not-your-page}; also the reason in metrics. */
    default String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** By which programs know the kind. */
    default URI uri() {
        return URI.create("https://bridgekeeper.io/problems/" + slug());
    }
}
