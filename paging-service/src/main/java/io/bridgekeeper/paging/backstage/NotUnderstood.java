package io.bridgekeeper.paging.backstage;

/**
 * One thing of a stream that the proposal does not have.
 *
 * @param document its place in the stream, from 0
 * @param path     in the document, such as {@code metadata.annotations['pagerduty.com/service-id']}; empty for all of it
 * @param what     why, to be read after the path
 */
record NotUnderstood(int document, String path, String what) {}
