package io.bridgekeeper.gateway.redaction;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Takes secrets out of what senders send, by rule: by the names under which they stand, by their place in an address and by
 * how they begin. See {@code docs/raw-events.md} for the list.
 *
 * <p>The same text gives the same answer, in time that grows with its length alone.
 */
public final class Redaction {

    /** What stands in a secret's place; it can stand in an address too. */
    public static final String MARK = "(redacted)";

    private static final Set<String> WHOLE = Set.of("auth", "pass", "pwd", "bearer", "jwt");
    private static final String[] ENDINGS = {
        "token",
        "secret",
        "cookie",
        "authorization",
        "credential",
        "pwd",
        "jwt",
        "apikey",
        "authkey",
        "accesskey",
        "secretkey",
        "privatekey",
        "signingkey",
        "encryptionkey",
        "sharedkey",
        "sessionkey",
        "sessionid",
        "routingkey",
        "servicekey",
        "integrationkey",
        "geniekey"
    };
    private static final String[] ANYWHERE = {"password", "passwd", "passphrase"};

    private Redaction() {}

    /**
     * Whether what stands under this name is a secret, however the name is written: {@code api_key}, {@code apiKey},
     * {@code X-Api-Key}. A name that only speaks of secrets ({@code secretName}, {@code token_count}) is none.
     */
    public static boolean isSecret(String name) {
        String bare = bare(name);
        if (WHOLE.contains(bare)) {
            return true;
        }
        for (String part : ANYWHERE) {
            if (bare.contains(part)) {
                return true;
            }
        }
        String one = bare.endsWith("s") ? bare.substring(0, bare.length() - 1) : bare;
        for (String ending : ENDINGS) {
            if (one.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    /** What stands under a name, without its secrets. */
    public static String value(String name, String value) {
        return !value.isBlank() && isSecret(name) ? MARK : text(value);
    }

    /** A text, such as a title, an address, a line of a log or a body of JSON, without its secrets. */
    public static String text(String text) {
        return text(text, Set.of());
    }

    /** @param names further ones, in lower case, under which secrets stand */
    public static String text(String text, Set<String> names) {
        return new SecretScan(text, names).redacted();
    }

    /**
     * A form or a query without its secrets, encoded as it was where it has none.
     *
     * @param names further ones, in lower case, under which secrets stand
     */
    public static String form(String form, Set<String> names) {
        StringBuilder out = new StringBuilder(form.length());
        String separator = "";
        for (String pair : form.split("&", -1)) {
            out.append(separator).append(pair(pair, names));
            separator = "&";
        }
        return out.toString();
    }

    private static String pair(String pair, Set<String> names) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? "" : pair.substring(0, equals));
        String value = decoded(pair.substring(equals + 1));
        boolean named = isSecret(name) || names.contains(name.toLowerCase(Locale.ROOT)) || SecretScan.isParameter(name);
        String clean = named && !value.isEmpty() ? MARK : text(value, names);
        return clean.equals(value)
                ? pair
                : pair.substring(0, equals + 1)
                        + (clean.equals(MARK) ? MARK : URLEncoder.encode(clean, StandardCharsets.UTF_8));
    }

    /** What is not encoded as it should be stays as it is. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    /** In lower case, letters and digits alone, without digits at the end. */
    private static String bare(String name) {
        StringBuilder bare = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = Character.toLowerCase(name.charAt(i));
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                bare.append(c);
            }
        }
        int end = bare.length();
        while (end > 0 && Character.isDigit(bare.charAt(end - 1))) {
            end--;
        }
        bare.setLength(end);
        return bare.toString();
    }
}
