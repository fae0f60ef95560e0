package io.bridgekeeper.gateway.change;

import java.util.List;
import java.util.UUID;

/** What became of handing a change over. */
public sealed interface Handover {

    /** @param systems of the catalog to which it was made; none where its labels matched nothing */
    record Kept(UUID changeId, List<String> systems) implements Handover {}

    /** @param faults all of them, at least one */
    record Refused(List<Fault> faults) implements Handover {}

    /** paging-service did not take it. */
    record NotKept() implements Handover {}

    /** @param path the member at fault */
    record Fault(String path, String message) {}
}
