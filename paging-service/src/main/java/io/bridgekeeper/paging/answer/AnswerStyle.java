package io.bridgekeeper.paging.answer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** How the page behind a link looks, and the policy that lets a browser load nothing but this. */
final class AnswerStyle {

    static final String CSS = """
            :root { color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif; }
            body { margin: 0 auto; padding: 1rem; max-width: 36rem; overflow-wrap: anywhere; }
            h1 { font-size: 1.5rem; line-height: 1.25; }
            [role=status] { padding: 0 1rem; border-left: .25rem solid currentColor; }
            dt { font-weight: 600; }
            dd { margin: 0 0 .5rem; white-space: pre-wrap; }
            form { margin: 1rem 0; }
            label { display: block; margin-bottom: .25rem; }
            input, button { box-sizing: border-box; width: 100%; min-height: 3rem; padding: .5rem 1rem; font: inherit;
                border: .125rem solid currentColor; border-radius: .5rem; }
            button { margin-top: .5rem; font-weight: 600; cursor: pointer; }
            button.accept { color: #fff; background: #14602b; border-color: #14602b; }
            :focus-visible { outline: .25rem solid Highlight; outline-offset: .125rem; }
            """;

    static final String POLICY = "default-src 'none'; style-src 'sha256-" + hash(CSS)
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private AnswerStyle() {}

    private static String hash(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
