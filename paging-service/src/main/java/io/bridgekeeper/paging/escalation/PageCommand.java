package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.incident.How;
import java.util.Optional;
import java.util.UUID;

/** What can be asked of one incident's pages. */
public sealed interface PageCommand {

    /** Call the first who can be called. */
    record CallFirst() implements PageCommand {}

    record AcceptPage(UUID pageId, String personId) implements PageCommand {}

    record DeclinePage(UUID pageId, String personId, Optional<String> reason) implements PageCommand {}

    /** The running step's time may be up. */
    record LookAtTime() implements PageCommand {}

    /** No contact of the page's person is left to try. */
    record GiveUpReaching(UUID pageId, String detail) implements PageCommand {}

    record Resolve(How how, Optional<String> note, Resolver by) implements PageCommand {}

    /** Who says that the service runs again. */
    sealed interface Resolver {
        record MonitoringTool() implements Resolver {}

        record Person(String personId, boolean isCommander) implements Resolver {}
    }
}
