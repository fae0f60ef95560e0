package io.bridgekeeper.gateway.format.awssns;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells addresses of SNS itself from all others.
 *
 * <p>A body's addresses are anybody's words until its signature holds, and the signature is checked with what one of them
 * holds. So nothing is fetched from an address that this does not know as SNS's own.
 */
public final class SnsAddress {

    /** A region and nothing else: {@code sns.s3.amazonaws.com} and its like are anybody's buckets. */
    private static final Pattern HOST =
            Pattern.compile("sns\\.[a-z]{2}(-[a-z]{1,12}){1,3}-[0-9]{1,2}\\.amazonaws\\.com(\\.cn)?");

    private static final Pattern CERTIFICATE = Pattern.compile("/[A-Za-z0-9_-]{1,128}\\.pem");
    private static final int HTTPS = 443;
    private static final int LONGEST = 2048;

    private SnsAddress() {}

    /** Whether a signing certificate may be fetched from there. */
    public static boolean holdsCertificates(String address) {
        URI uri = own(address);
        return uri != null
                && uri.getRawQuery() == null
                && CERTIFICATE.matcher(uri.getRawPath()).matches();
    }

    /** Whether a subscription may be confirmed there. */
    public static boolean confirmsSubscriptions(String address) {
        URI uri = own(address);
        return uri != null
                && uri.getRawQuery() != null
                && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                && ("&" + uri.getRawQuery() + "&").contains("&Action=ConfirmSubscription&");
    }

    /** Null for an address that is not SNS's own. */
    private static URI own(String address) {
        if (address.length() > LONGEST) {
            return null;
        }
        try {
            URI uri = new URI(address);
            boolean own = "https".equalsIgnoreCase(uri.getScheme())
                    && uri.getHost() != null
                    && HOST.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches()
                    && (uri.getPort() == -1 || uri.getPort() == HTTPS)
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null;
            return own ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
