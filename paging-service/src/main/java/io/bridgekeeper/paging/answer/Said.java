package io.bridgekeeper.paging.answer;

/**
 * How a page stands, in words for a person who answers it by phone.
 *
 * @param acted  whether their answer counted
 * @param isOpen whether it can be answered
 * @param words  who has the incident since when, in whole sentences
 */
public record Said(boolean acted, boolean isOpen, String words) {}
