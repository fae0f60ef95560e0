package io.bridgekeeper.gateway.format.cloudevents;

import java.nio.charset.StandardCharsets;

/** Undoes what the HTTP binding does to an attribute's value: quotes around it, and per cent signs for what is not ASCII. */
final class HeaderValue {

    private static final int HEX = 16;

    private HeaderValue() {}

    /** A per cent sign without its two digits stays what it is. A plus sign always does. */
    static String decoded(String header) {
        byte[] sent = unquoted(header.strip()).getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[sent.length];
        int length = 0;
        for (int i = 0; i < sent.length; i++) {
            int high = sent[i] == '%' && i + 2 < sent.length ? digit(sent[i + 1]) : -1;
            int low = high < 0 ? -1 : digit(sent[i + 2]);
            if (low < 0) {
                out[length++] = sent[i];
            } else {
                out[length++] = (byte) (high * HEX + low);
                i += 2;
            }
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }

    private static int digit(byte b) {
        return b < 0 ? -1 : Character.digit((char) b, HEX);
    }

    private static String unquoted(String value) {
        if (value.length() < 2 || !value.startsWith("\"") || !value.endsWith("\"")) {
            return value;
        }
        StringBuilder out = new StringBuilder(value.length());
        for (int i = 1; i < value.length() - 1; i++) {
            boolean escapes = value.charAt(i) == '\\' && i + 1 < value.length() - 1;
            out.append(value.charAt(escapes ? ++i : i));
        }
        return out.toString();
    }
}
