package io.bridgekeeper.paging.notify.ntfy;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a push message goes.
 *
 * @param server as {@link #server(URI)} has it
 * @param name   the topic; who knows it may read it, unless the server asks who they are
 */
record NtfyTopic(String server, String name) {

    private static final Pattern NAME = Pattern.compile("[-_A-Za-z0-9]{1,64}");

    /** @return empty where the target is not a URL that ends in a topic */
    static Optional<NtfyTopic> of(String target) {
        try {
            URI url = new URI(target);
            String path = url.getRawPath();
            if (url.getHost() == null || path == null || url.getRawQuery() != null || url.getRawFragment() != null) {
                return Optional.empty();
            }
            int last = path.lastIndexOf('/');
            String name = path.substring(last + 1);
            return NAME.matcher(name).matches()
                    ? Optional.of(new NtfyTopic(server(url, path.substring(0, last)), name))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** A server's URL in the one spelling that stands for all, with a slash at its end. */
    static String server(URI url) {
        String path = Optional.ofNullable(url.getRawPath()).orElse("");
        return server(url, path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    private static String server(URI url, String path) {
        String userInfo = url.getRawUserInfo() == null ? "" : url.getRawUserInfo() + "@";
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        boolean isUsual = url.getPort() < 0
                || scheme.equals("https") && url.getPort() == 443
                || scheme.equals("http") && url.getPort() == 80;
        String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
        return scheme + "://" + userInfo + host + (isUsual ? "" : ":" + url.getPort()) + path + "/";
    }

    /** Neither, for the topic is as good as a password: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "NtfyTopic[…]";
    }
}
