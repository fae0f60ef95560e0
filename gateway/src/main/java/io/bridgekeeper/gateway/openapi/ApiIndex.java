package io.bridgekeeper.gateway.openapi;

import java.util.List;

/**
 * Where the API documents are.
 *
 * @param ui       for people
 * @param services for programs
 */
record ApiIndex(String ui, List<Entry> services) {

    /** One service's document. */
    record Entry(String service, String document) {}
}
