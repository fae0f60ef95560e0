package io.bridgekeeper.paging.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A document as somebody wrote it, comments and all. */
public record CatalogDocument(String text, DocumentFormat format) {

    /** Bytes of one document; 10,000 systems with all that they may say need about half of it. */
    public static final int MOST_BYTES = 8 * 1024 * 1024;

    /** SHA-256 in hexadecimal; tells two documents apart. */
    String digest() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
