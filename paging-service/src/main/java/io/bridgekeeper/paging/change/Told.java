package io.bridgekeeper.paging.change;

import io.bridgekeeper.problem.RequestFault;
import java.util.List;

/** What became of telling a change. */
sealed interface Told {

    record New(Change change) implements Told {}

    /** The same teller has told one under this id; it stays as it was told first. */
    record Before(Change change) implements Told {}

    /** @param faults all of them */
    record Faulty(List<RequestFault> faults) implements Told {}
}
