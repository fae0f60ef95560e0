package io.bridgekeeper.paging.catalog;

/**
 * One entry of the catalog as the database keeps it.
 *
 * @param content tells two versions of an entry apart
 */
record CatalogEntry(Key key, String content, boolean retired) {

    /** Ids of all systems, in the order of the file: it decides between systems that match the same signal. */
    static final Key ORDER = new Key("order", "systems");

    /** @param kind {@code person}, {@code rotation}, {@code policy}, {@code system}, {@code fallback} or {@code order} */
    record Key(String kind, String id) {}

    /** The key of its event. */
    String topicKey() {
        return key.kind() + "/" + key.id();
    }
}
