package io.bridgekeeper.paging.catalog;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What changed from one catalog file to the next. */
final class CatalogDiff {

    private CatalogDiff() {}

    /**
     * @param before what the database keeps, retired entries included
     * @param file   what the file says now
     * @return entries that are new, changed or back, and those that left, as retired; the rest is as it was
     */
    static List<CatalogEntry> changes(List<CatalogEntry> before, List<CatalogEntry> file) {
        Map<CatalogEntry.Key, CatalogEntry> known = byKey(before);
        Map<CatalogEntry.Key, CatalogEntry> now = byKey(file);
        Stream<CatalogEntry> newOrChanged = file.stream().filter(entry -> !entry.equals(known.get(entry.key())));
        Stream<CatalogEntry> left = before.stream()
                .filter(entry -> !entry.retired() && !now.containsKey(entry.key()))
                .map(entry -> new CatalogEntry(entry.key(), entry.content(), true));
        return Stream.concat(newOrChanged, left).toList();
    }

    private static Map<CatalogEntry.Key, CatalogEntry> byKey(List<CatalogEntry> entries) {
        return entries.stream().collect(Collectors.toMap(CatalogEntry::key, Function.identity()));
    }
}
