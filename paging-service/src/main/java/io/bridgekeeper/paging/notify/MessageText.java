package io.bridgekeeper.paging.notify;

/**
 * What a person reads; the JSON body of an outgoing webhook.
 *
 * @param about for programs, such as {@code consent-ending}
 * @param subject one line
 * @param text    whole sentences
 * @param url     where to answer; opening it changes nothing
 */
public record MessageText(String about, String subject, String text, String url) {}
