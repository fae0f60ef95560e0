package io.bridgekeeper.paging.takeover;

/**
 * One thing that an export does not say and a person has to.
 *
 * @param path in the proposed document, such as {@code systems[3].matchers}
 * @param from where in the export the entry comes from
 * @param what has to be said, to be read after the path
 */
record Missing(String path, String from, String what) {}
