package io.bridgekeeper.devstack;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The realm as Keycloak imports it: the template with this stack's own secrets and addresses in it. */
final class Realm {
    private static final Pattern PLACEHOLDER = Pattern.compile("@secret:([a-z-]+)@");

    private static final String GATEWAY = "@gateway@";

    private Realm() {}

    /**
     * @param secretByName gives text that needs no escaping in JSON
     * @param gateway scheme, host and port by which people come to the gateway: a log-in leads back there and nowhere else
     */
    static String of(String template, UnaryOperator<String> secretByName, String gateway) {
        return PLACEHOLDER
                .matcher(template.replace(GATEWAY, gateway))
                .replaceAll(found -> Matcher.quoteReplacement(secretByName.apply(found.group(1))));
    }
}
