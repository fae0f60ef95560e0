package io.bridgekeeper.paging.catalog;

/**
 * One entry of the catalog as the database keeps it.
 *
 * @param content tells two versions of an entry apart
 */
record CatalogEntry(Key key, String content, boolean retired) {

    /** @param kind {@code person}, {@code rotation}, {@code policy}, {@code system} or {@code fallback} */
    record Key(String kind, String id) {}

    /** The key of its event. */
    String topicKey() {
        return key.kind() + "/" + key.id();
    }
}
