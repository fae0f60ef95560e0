package io.bridgekeeper.paging.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What one catalog changes of another.
 *
 * @param systemsReordered those that both have stand in another order, which decides between systems that match the same
 *     signal
 */
record CatalogDifference(List<Entry> added, List<ChangedEntry> changed, List<Entry> removed, boolean systemsReordered) {

    /** @param kind {@code person}, {@code rotation}, {@code policy}, {@code system} or {@code fallback} */
    record Entry(String kind, String id) {}

    /** @param fields that differ, as the document names them, by name; empty for an entry without fields */
    record ChangedEntry(String kind, String id, List<String> fields) {}

    static CatalogDifference none() {
        return new CatalogDifference(List.of(), List.of(), List.of(), false);
    }

    /**
     * @param before  what the database keeps, retired entries included
     * @param changes as {@link CatalogDiff} finds them against {@code before}
     * @param content what the text of an entry's content says: maps, lists, texts
     */
    static CatalogDifference of(
            List<CatalogEntry> before, List<CatalogEntry> changes, Function<String, Object> content) {
        Map<CatalogEntry.Key, CatalogEntry> known = new HashMap<>();
        before.stream().filter(entry -> !entry.retired()).forEach(entry -> known.put(entry.key(), entry));
        List<Entry> added = new ArrayList<>();
        List<ChangedEntry> changed = new ArrayList<>();
        List<Entry> removed = new ArrayList<>();
        boolean reordered = false;
        for (CatalogEntry change : changes) {
            CatalogEntry.Key key = change.key();
            CatalogEntry old = known.get(key);
            if (key.equals(CatalogEntry.ORDER)) {
                reordered = old != null && isReordered(content.apply(old.content()), content.apply(change.content()));
            } else if (change.retired()) {
                removed.add(new Entry(key.kind(), key.id()));
            } else if (old == null) {
                added.add(new Entry(key.kind(), key.id()));
            } else {
                changed.add(new ChangedEntry(
                        key.kind(), key.id(), fields(content.apply(old.content()), content.apply(change.content()))));
            }
        }
        return new CatalogDifference(List.copyOf(added), List.copyOf(changed), List.copyOf(removed), reordered);
    }

    private static List<String> fields(Object before, Object after) {
        if (!(before instanceof Map<?, ?> old) || !(after instanceof Map<?, ?> fresh)) {
            return List.of();
        }
        Set<String> fields = new TreeSet<>();
        old.keySet().forEach(key -> fields.add(String.valueOf(key)));
        fresh.keySet().forEach(key -> fields.add(String.valueOf(key)));
        return fields.stream()
                .filter(field -> !Objects.equals(old.get(field), fresh.get(field)))
                .toList();
    }

    private static boolean isReordered(Object before, Object after) {
        Set<Object> old = new LinkedHashSet<>((List<?>) before);
        Set<Object> fresh = new LinkedHashSet<>((List<?>) after);
        List<Object> oldOfBoth = old.stream().filter(fresh::contains).toList();
        List<Object> freshOfBoth = fresh.stream().filter(old::contains).toList();
        return !oldOfBoth.equals(freshOfBoth);
    }
}
