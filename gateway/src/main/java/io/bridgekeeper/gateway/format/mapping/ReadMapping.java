package io.bridgekeeper.gateway.format.mapping;

import io.bridgekeeper.gateway.format.Fault;
import java.util.List;

/** What became of the text of a mapping. */
public sealed interface ReadMapping {

    /** It can be read by. */
    record Usable(Mapping mapping) implements ReadMapping {}

    /** It cannot. @param faults every one that was found, each at the member where it stands */
    record Faulty(List<Fault> faults) implements ReadMapping {}
}
