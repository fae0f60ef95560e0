package io.bridgekeeper.gateway.limit;

import java.time.Duration;

/**
 * Whether one more may be.
 *
 * @param rate      by which it was decided
 * @param admitted  whether it may
 * @param remaining how many more may be at once, this one taken off
 * @param fullIn    when the whole burst is there again if nothing more comes
 * @param retryIn   when one more may be; zero where this one may
 */
public record Verdict(Rate rate, boolean admitted, long remaining, Duration fullIn, Duration retryIn) {

    /**
     * As {@code Retry-After} says it: in whole seconds, at least one.
     */
    public Duration retryAfter() {
        return Duration.ofSeconds(Math.max(1, up(retryIn)));
    }

    /**
     * Source: draft-ietf-httpapi-ratelimit-headers-10, 3: quota and window of a policy by its name.
     *
     * @param policy its name, of letters
     */
    public String policyField(String policy) {
        return "\"%s\";q=%d;w=%d".formatted(policy, rate.burst(), Math.max(1, up(Duration.ofNanos(rate.fill()))));
    }

    /** Source: the same, 4: what remains of it, and in how many seconds it is whole again. */
    public String limitField(String policy) {
        return "\"%s\";r=%d;t=%d".formatted(policy, remaining, up(fullIn));
    }

    private static long up(Duration duration) {
        return duration.plusNanos(999_999_999).toSeconds();
    }
}
