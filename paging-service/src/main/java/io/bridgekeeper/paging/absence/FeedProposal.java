package io.bridgekeeper.paging.absence;

import io.bridgekeeper.problem.RequestFault;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * A calendar as somebody registers it.
 *
 * @param url      {@code https}, {@code http} or {@code webcal}, at most 2,000 characters
 * @param match    {@code all}, {@code busy} or {@code words}; absent: {@code words}
 * @param keywords with {@code words}: at most 20, of 1 to 50 characters; absent: the usual ones
 * @param zone     of events that name none, such as {@code Europe/Berlin}; absent: that of the calendar
 */
record FeedProposal(String url, String match, List<String> keywords, String zone) {

    private static final int LONGEST_URL = 2_000;
    private static final int MOST_KEYWORDS = 20;
    private static final int LONGEST_KEYWORD = 50;

    /** What became of reading it. */
    sealed interface Reading {
        record Sound(AbsenceFeed feed) implements Reading {}

        /** @param faults all of them */
        record Faulty(List<RequestFault> faults) implements Reading {}
    }

    /** @param objection why a URL may not be called; empty where it may */
    Reading read(UUID registration, String personId, Function<URI, Optional<String>> objection, Instant now) {
        List<RequestFault> faults = new ArrayList<>();
        Optional<URI> address = address(objection, faults);
        Matching matching = match == null ? Matching.WORDS : Matching.of(match).orElse(null);
        if (matching == null) {
            faults.add(new RequestFault("match", "must be one of " + Matching.words()));
        }
        if (keywords != null && matching != null && matching != Matching.WORDS) {
            faults.add(new RequestFault("keywords", "go with the match words alone"));
        }
        List<String> words = words(faults);
        Optional<ZoneId> known = zone(faults);
        return faults.isEmpty()
                ? new Reading.Sound(new AbsenceFeed(
                        personId,
                        registration,
                        address.orElseThrow(),
                        matching,
                        words,
                        known,
                        now,
                        now,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                : new Reading.Faulty(List.copyOf(faults));
    }

    private Optional<URI> address(Function<URI, Optional<String>> objection, List<RequestFault> faults) {
        if (url == null) {
            faults.add(new RequestFault("url", "is missing"));
            return Optional.empty();
        }
        if (url.length() > LONGEST_URL) {
            faults.add(new RequestFault("url", "must have at most " + LONGEST_URL + " characters"));
            return Optional.empty();
        }
        try {
            // Calendar programs show the address of a feed so; it is fetched by https.
            URI address = new URI(url.strip().replaceFirst("^(?i)webcals?://", "https://"));
            Optional<String> fault = objection.apply(address);
            fault.ifPresent(why -> faults.add(new RequestFault("url", "may not be called: " + why)));
            return fault.isPresent() ? Optional.empty() : Optional.of(address);
        } catch (URISyntaxException e) {
            faults.add(new RequestFault("url", "is no URL"));
            return Optional.empty();
        }
    }

    private List<String> words(List<RequestFault> faults) {
        if (keywords == null) {
            return Matching.USUAL;
        }
        if (keywords.isEmpty() || keywords.size() > MOST_KEYWORDS) {
            faults.add(new RequestFault("keywords", "must be 1 to " + MOST_KEYWORDS));
            return List.of();
        }
        List<String> words = new ArrayList<>();
        for (int i = 0; i < keywords.size(); i++) {
            String word = keywords.get(i) == null ? "" : keywords.get(i).strip().toLowerCase(Locale.ROOT);
            if (word.isEmpty() || word.length() > LONGEST_KEYWORD) {
                faults.add(
                        new RequestFault("keywords[" + i + "]", "must have 1 to " + LONGEST_KEYWORD + " characters"));
            }
            words.add(word);
        }
        return words.stream().distinct().toList();
    }

    private Optional<ZoneId> zone(List<RequestFault> faults) {
        if (zone == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZoneId.of(zone));
        } catch (DateTimeException e) {
            faults.add(new RequestFault("zone", "must be a time zone such as Europe/Berlin"));
            return Optional.empty();
        }
    }
}
