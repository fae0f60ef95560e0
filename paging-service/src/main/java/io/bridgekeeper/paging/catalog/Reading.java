package io.bridgekeeper.paging.catalog;

import java.util.List;

/** What became of reading a catalog file. */
public sealed interface Reading {

    record Sound(Catalog catalog) implements Reading {}

    /** @param faults every one, in the order of the file; never empty */
    record Faulty(List<Fault> faults) implements Reading {}
}
