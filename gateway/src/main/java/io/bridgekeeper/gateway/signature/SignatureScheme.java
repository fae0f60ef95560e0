package io.bridgekeeper.gateway.signature;

import io.bridgekeeper.gateway.format.Sent;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a tool signs its bodies: an HMAC with SHA-256 over the bytes as they came, in hexadecimal characters in a header.
 *
 * <p>A sender who keeps to another scheme than that of the format is not signed at all. Sources: <a
 * href="https://github.com/grafana/alerting/blob/main/http/hmac.go">Grafana</a>, <a
 * href="https://docs.sentry.io/organization/integrations/integration-platform/webhooks/#verifying-the-signature">Sentry</a>.
 */
public enum SignatureScheme {
    /** The time is signed where the contact point names a header for it; without one the body alone is. */
    GRAFANA("X-Grafana-Alerting-Signature") {
        @Override
        Optional<Claim> claim(Sent sent) {
            Optional<String> time = sent.header("X-Grafana-Alerting-Timestamp").map(String::strip);
            return sent.header(header())
                    .map(mac -> new Claim(
                            List.of(mac), time.map(told -> told + ":").orElse(""), time.map(SignatureScheme::instant)));
        }
    },
    /** {@code Sentry-Hook-Timestamp} is not signed, so whoever replays a body writes it anew: it is not looked at. */
    SENTRY("Sentry-Hook-Signature") {
        @Override
        Optional<Claim> claim(Sent sent) {
            return sent.header(header()).map(mac -> new Claim(List.of(mac), "", Optional.empty()));
        }
    },
    /** Ours, for everything that can run a line of code: {@code t=<seconds since 1970>,v1=<hex>} over {@code t.body}. */
    OURS("X-Bridgekeeper-Signature") {
        @Override
        Optional<Claim> claim(Sent sent) {
            return sent.header(header()).map(SignatureScheme::ours);
        }
    };

    /**
     * What a sender says.
     *
     * @param macs   any of which may hold; as they were sent
     * @param before what is signed in front of the body
     * @param at     when it was signed, where that is signed too; {@link Instant#MIN} for what is no time
     */
    record Claim(List<String> macs, String before, Optional<Instant> at) {}

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");
    private static final int MOST_MACS = 4;

    private final String header;

    SignatureScheme(String header) {
        this.header = header;
    }

    /** @param format by the name in the hook's path */
    public static SignatureScheme of(String format) {
        return switch (format) {
            case "grafana" -> GRAFANA;
            case "sentry" -> SENTRY;
            default -> OURS;
        };
    }

    /** The name of the header that carries it. */
    public String header() {
        return header;
    }

    /** Empty where the header is not there. */
    abstract Optional<Claim> claim(Sent sent);

    /**
     * Checks a body.
     *
     * <p>The time that it takes tells neither which of the secrets was near nor how near. When it was signed is looked at
     * last: only who has a secret learns that a clock is wrong.
     *
     * @param secrets any of which may have been used
     * @param window  how far the time that is signed may be from now, either way, inclusive
     */
    public SignatureVerdict check(Sent sent, List<String> secrets, Instant now, Duration window) {
        Optional<Claim> found = claim(sent);
        if (found.isEmpty()) {
            return new SignatureVerdict.Missing();
        }
        Claim claim = found.get();
        Optional<String> mac = new Hmac(secrets).find(claim.macs(), claim.before(), sent.bytes());
        if (mac.isEmpty()) {
            return new SignatureVerdict.Wrong();
        }
        if (claim.at().isEmpty()) {
            return new SignatureVerdict.Holds(Optional.empty());
        }
        Instant at = claim.at().get();
        boolean near = !at.isBefore(now.minus(window)) && !at.isAfter(now.plus(window));
        return near
                ? new SignatureVerdict.Holds(Optional.of(new SignatureVerdict.Once(mac.get(), at.plus(window))))
                : new SignatureVerdict.OutOfTime();
    }

    private static Claim ours(String value) {
        List<String> macs = new ArrayList<>();
        String time = "";
        for (String part : value.split(",", MOST_MACS + 2)) {
            String told = part.strip();
            if (told.startsWith("v1=") && macs.size() < MOST_MACS) {
                macs.add(told.substring("v1=".length()));
            } else if (told.startsWith("t=")) {
                time = told.substring("t=".length());
            }
        }
        return new Claim(macs, time + ".", Optional.of(instant(time)));
    }

    private static Instant instant(String seconds) {
        try {
            return SECONDS.matcher(seconds.toLowerCase(Locale.ROOT)).matches()
                    ? Instant.ofEpochSecond(Long.parseLong(seconds))
                    : Instant.MIN;
        } catch (DateTimeException e) {
            return Instant.MIN;
        }
    }
}
