package io.bridgekeeper.paging.notify.webpush;

import io.bridgekeeper.problem.RequestFault;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where a browser takes push messages, and with what it reads them.
 *
 * @param endpoint of the push service; who knows it and the two others may write to the browser
 * @param p256dh   the browser's point on P-256, base64url
 * @param auth     a secret of 16 bytes, base64url
 */
public record Subscription(String endpoint, String p256dh, String auth) {

    /** Leaves a target with all three within what a contact method has room for. */
    static final int LONGEST_ENDPOINT = 800;

    private static final int SECRET_BYTES = 16;

    /** What stands in what a browser sent. */
    public sealed interface Reading {

        record Sound(Subscription subscription) implements Reading {}

        /** @param faults all of them, at least one */
        record Faulty(List<RequestFault> faults) implements Reading {}
    }

    /** Any of them may be null; what a browser pads its base64url with does not matter. */
    public static Reading read(String endpoint, String p256dh, String auth) {
        List<RequestFault> faults = new ArrayList<>();
        endpointFault(endpoint).ifPresent(why -> faults.add(new RequestFault("endpoint", why)));
        Optional<byte[]> point = bytes(p256dh).filter(bytes -> P256.point(bytes).isPresent());
        if (point.isEmpty()) {
            faults.add(new RequestFault("keys.p256dh", "must be an uncompressed point on P-256, in base64url"));
        }
        Optional<byte[]> secret = bytes(auth).filter(bytes -> bytes.length == SECRET_BYTES);
        if (secret.isEmpty()) {
            faults.add(new RequestFault("keys.auth", "must be " + SECRET_BYTES + " bytes in base64url"));
        }
        return faults.isEmpty()
                ? new Reading.Sound(new Subscription(endpoint, text(point.get()), text(secret.get())))
                : new Reading.Faulty(List.copyOf(faults));
    }

    private static Optional<String> endpointFault(String endpoint) {
        if (endpoint == null || endpoint.isEmpty() || endpoint.length() > LONGEST_ENDPOINT) {
            return Optional.of("must be a URL of 1 to " + LONGEST_ENDPOINT + " characters");
        }
        try {
            URI url = new URI(endpoint);
            if (!isSafe(url) || url.getHost() == null) {
                return Optional.of("must be a URL with https");
            }
            return url.getUserInfo() != null || url.getRawFragment() != null
                    ? Optional.of("must have neither user information nor a fragment")
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.of("must be a URL");
        }
    }

    /** On the machine itself nobody listens in; no such host is on the allow-list unless the admin puts it there. */
    private static boolean isSafe(URI url) {
        return "https".equals(url.getScheme()) || "http".equals(url.getScheme()) && "127.0.0.1".equals(url.getHost());
    }

    private static Optional<byte[]> bytes(String text) {
        try {
            return Optional.ofNullable(text).map(Base64.getUrlDecoder()::decode);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    ECPublicKey publicKey() {
        return P256.point(point()).orElseThrow();
    }

    byte[] point() {
        return Base64.getUrlDecoder().decode(p256dh);
    }

    byte[] secret() {
        return Base64.getUrlDecoder().decode(auth);
    }

    /** Who is asked, and for whom a token is good: scheme, host and, where it is not the usual one, port. */
    String origin() {
        URI url = URI.create(endpoint);
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }

    /** None of it: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "Subscription[…]";
    }
}
