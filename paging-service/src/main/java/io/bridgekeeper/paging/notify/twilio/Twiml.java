package io.bridgekeeper.paging.notify.twilio;

/** What the provider is told to do, in its own markup. */
public final class Twiml {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>";
    private static final String END = "</Response>";
    private static final int SECONDS_FOR_A_KEY = 8;

    private Twiml() {}

    /** Nothing. */
    public static String nothing() {
        return HEAD + END;
    }

    /** Answers a text message with one. */
    public static String reply(String text) {
        return HEAD + "<Message>" + escaped(text) + "</Message>" + END;
    }

    /** Says something and ends the call. */
    public static String say(String words) {
        return HEAD + said(words) + "<Hangup/>" + END;
    }

    /**
     * Says something and waits for a key.
     *
     * @param next asked with the key as {@code Digits}, and without where none comes
     */
    public static String ask(String words, String next) {
        return HEAD + "<Gather method=\"POST\" numDigits=\"1\" timeout=\"" + SECONDS_FOR_A_KEY + "\" action=\""
                + escaped(next) + "\">" + said(words) + "</Gather><Redirect method=\"POST\">" + escaped(next)
                + "</Redirect>" + END;
    }

    private static String said(String words) {
        return "<Say language=\"en-US\">" + escaped(words) + "</Say>";
    }

    /** Without what XML 1.0 cannot have. */
    private static String escaped(String text) {
        StringBuilder xml = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                case '\'' -> xml.append("&apos;");
                default -> {
                    boolean isAllowed = character >= 0x20 && character < 0xd800
                            || character == '\n'
                            || character == '\t'
                            || character >= 0xe000 && character < 0xfffe
                            || character >= 0x10000;
                    if (isAllowed) {
                        xml.appendCodePoint(character);
                    }
                }
            }
        });
        return xml.toString();
    }
}
