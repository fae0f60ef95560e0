package io.bridgekeeper.paging.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What signs what is sent to one subscription, as it is kept: one key, and for a while the one before it. */
record SigningKeys(String current, Optional<Previous> previous) {

    /** @param until it signs no more then */
    record Previous(String secret, Instant until) {

        @Override
        public String toString() {
            return "Previous[until " + until + "]";
        }
    }

    /** Those that sign at a time, the newest first. */
    List<String> at(Instant now) {
        return previous.filter(old -> now.isBefore(old.until()))
                .map(old -> List.of(current, old.secret()))
                .orElseGet(() -> List.of(current));
    }

    /**
     * A key that was the older one already signs no more: there are never more than two.
     *
     * @param overlap how long the one that signs now signs on; zero: no longer
     */
    SigningKeys rotated(String fresh, Duration overlap, Instant now) {
        return new SigningKeys(
                fresh, overlap.isZero() ? Optional.empty() : Optional.of(new Previous(current, now.plus(overlap))));
    }

    /** All of them. */
    Stream<String> kept() {
        return Stream.concat(Stream.of(current), previous.stream().map(Previous::secret));
    }

    /** The same keys, kept in another way. */
    SigningKeys renewed(UnaryOperator<String> each) {
        return new SigningKeys(
                each.apply(current), previous.map(old -> new Previous(each.apply(old.secret()), old.until())));
    }

    /** Not the keys: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "SigningKeys[" + previous + "]";
    }
}
