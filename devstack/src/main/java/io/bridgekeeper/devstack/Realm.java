package io.bridgekeeper.devstack;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The realm as Keycloak imports it: the template with this stack's own secrets in it. */
final class Realm {
    private static final Pattern PLACEHOLDER = Pattern.compile("@secret:([a-z-]+)@");

    private Realm() {}

    /**
     * @param secretByName gives text that needs no escaping in JSON
     */
    static String of(String template, UnaryOperator<String> secretByName) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(secretByName.apply(found.group(1))));
    }
}
