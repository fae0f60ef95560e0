package io.bridgekeeper.gateway.redaction;

import java.util.List;

/**
 * A kind of secret that is known by how it begins.
 *
 * @param prefix with upper and lower case as its maker writes it
 * @param least  characters behind the prefix, below which it is none
 * @param digit  whether one of them must be a digit, where the prefix alone could begin a usual word
 */
record KnownSecret(String prefix, int least, boolean digit) {

    private static final List<KnownSecret> ALL = List.of(
            // Ours: integration keys and the secrets of links, calendars, heartbeats and devices
            of("bk_", 20),
            of("bka_", 20),
            of("bkc_", 20),
            of("bkd_", 20),
            of("bkh_", 20),
            of("bkp_", 20),
            of("bkr_", 20),
            of("whsec_", 20),
            // Slack
            of("xoxa-", 8),
            of("xoxb-", 8),
            of("xoxe-", 8),
            of("xoxe.", 8),
            of("xoxp-", 8),
            of("xoxr-", 8),
            of("xoxs-", 8),
            of("xapp-", 8),
            // GitHub, GitLab
            of("ghp_", 20),
            of("gho_", 20),
            of("ghu_", 20),
            of("ghs_", 20),
            of("ghr_", 20),
            of("github_pat_", 20),
            of("glpat-", 16),
            // AWS, Google, DigitalOcean
            of("AKIA", 16),
            of("ASIA", 16),
            of("AIza", 30),
            of("ya29.", 20),
            of("dop_v1_", 20),
            // Grafana, New Relic, Vault, Postman
            of("glsa_", 20),
            of("glc_", 20),
            of("NRAK-", 20),
            of("hvs.", 20),
            of("PMAK-", 20),
            // Stripe, Shopify, SendGrid, npm, PyPI, language models
            of("sk_live_", 10),
            of("sk_test_", 10),
            of("rk_live_", 10),
            of("shpat_", 20),
            of("SG.", 30),
            of("npm_", 30),
            of("pypi-", 30),
            new KnownSecret("sk-", 32, true),
            new KnownSecret("hf_", 30, true));

    private static final KnownSecret[][] BY_FIRST = new KnownSecret[128][];
    private static final int JWT = 20;

    static {
        for (int first = 0; first < BY_FIRST.length; first++) {
            int c = first;
            BY_FIRST[c] =
                    ALL.stream().filter(known -> known.prefix().charAt(0) == c).toArray(KnownSecret[]::new);
        }
    }

    private static KnownSecret of(String prefix, int least) {
        return new KnownSecret(prefix, least, false);
    }

    /** Where the secret that begins here ends; -1 where none begins. */
    static int end(String text, int at) {
        char first = text.charAt(at);
        if (first >= BY_FIRST.length) {
            return -1;
        }
        for (KnownSecret known : BY_FIRST[first]) {
            if (text.startsWith(known.prefix(), at)) {
                int end = known.endOf(text, at + known.prefix().length());
                if (end >= 0) {
                    return end;
                }
            }
        }
        return first == 'e' && text.startsWith("eyJ", at) ? jwt(text, at) : -1;
    }

    private int endOf(String text, int from) {
        int end = tail(text, from);
        boolean enough = end - from >= least;
        return enough && (!digit || text.substring(from, end).chars().anyMatch(Character::isDigit)) ? end : -1;
    }

    /** Three parts of base64 with dots between them; the second begins as the first does, or it is encrypted. */
    private static int jwt(String text, int at) {
        int end = tail(text, at);
        return end - at >= JWT && text.substring(at, end).indexOf('.') > 0 ? end : -1;
    }

    private static int tail(String text, int from) {
        int end = from;
        while (end < text.length() && isTail(text.charAt(end))) {
            end++;
        }
        while (end > from && text.charAt(end - 1) == '.') {
            end--;
        }
        return end;
    }

    private static boolean isTail(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
    }
}
