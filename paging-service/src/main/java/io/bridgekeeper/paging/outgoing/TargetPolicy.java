package io.bridgekeeper.paging.outgoing;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which addresses an outgoing call may reach, be it a webhook or another.
 *
 * @param allowedHosts host names in lower case; {@code *} for every host that is not private, {@code *.example.org} for
 *     every one below {@code example.org} that is not
 */
public record TargetPolicy(List<String> allowedHosts) {

    /** Why a URL may not be called, before its host is looked up. */
    public Optional<String> objection(URI url) {
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
            return Optional.of("the scheme must be http or https");
        }
        if (url.getHost() == null) {
            return Optional.of("the host is missing");
        }
        if (url.getUserInfo() != null) {
            return Optional.of("user information in the URL is not allowed");
        }
        return isNamed(url.getHost()) || allowedHosts.contains("*") || isBelowANamedOne(url.getHost())
                ? Optional.empty()
                : Optional.of("the host is not in the allow-list");
    }

    /**
     * Why a host may not be called at the address that it was found at.
     *
     * @param address 4 or 16 bytes; the call must go to this very address, not to a second look-up
     */
    public Optional<String> objection(String host, byte[] address) {
        return isNamed(host) || !isPrivate(address)
                ? Optional.empty()
                : Optional.of("the host has a private address and is not in the allow-list");
    }

    private boolean isNamed(String host) {
        return allowedHosts.contains(host.toLowerCase(Locale.ROOT));
    }

    private boolean isBelowANamedOne(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return allowedHosts.stream()
                .filter(allowed -> allowed.startsWith("*."))
                .anyMatch(allowed -> lower.endsWith(allowed.substring(1)));
    }

    /** Everything but public unicast: loopback, link-local, private, carrier-grade NAT, multicast, reserved. */
    static boolean isPrivate(byte[] address) {
        return address.length == 4 ? isPrivateV4(address, 0) : isPrivateV6(address);
    }

    private static boolean isPrivateV4(byte[] bytes, int offset) {
        int a = bytes[offset] & 0xff;
        int b = bytes[offset + 1] & 0xff;
        int c = bytes[offset + 2] & 0xff;
        return a == 0
                || a == 10
                || a == 127
                || a >= 224
                || a == 100 && b >= 64 && b < 128
                || a == 169 && b == 254
                || a == 172 && b >= 16 && b < 32
                || a == 192 && b == 168
                || a == 192 && b == 0 && c == 0
                || a == 198 && (b == 18 || b == 19);
    }

    private static boolean isPrivateV6(byte[] bytes) {
        boolean zeroUntil10 = zero(bytes, 0, 10);
        if (zeroUntil10 && (bytes[10] & 0xff) == 0xff && (bytes[11] & 0xff) == 0xff) {
            return isPrivateV4(bytes, 12);
        }
        // Anything that is not global unicast (2000::/3), and the two ways to write an IPv4 address into it.
        boolean global = (bytes[0] & 0xe0) == 0x20;
        boolean sixToFour = (bytes[0] & 0xff) == 0x20 && bytes[1] == 0x02;
        boolean teredo = (bytes[0] & 0xff) == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0;
        return !global || sixToFour || teredo;
    }

    private static boolean zero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
