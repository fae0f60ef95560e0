package io.bridgekeeper.gateway.format.mapping;

import io.bridgekeeper.gateway.format.Json;
import io.burt.jmespath.JmesPathException;
import io.burt.jmespath.parser.ParseError;
import io.burt.jmespath.parser.ParseException;
import java.util.Iterator;

/** Compiles JMESPath, within bounds of length and nesting. */
final class JmesPathMapper implements Compiler {

    static final int LENGTH = 1_000;
    static final int DEPTH = 16;

    private static final CountedJsonMapper JMESPATH = new CountedJsonMapper();

    @Override
    public Compiled compile(String text) {
        if (text.isBlank()) {
            return new Compiled.Refused("is empty");
        }
        if (text.length() > LENGTH) {
            return new Compiled.Refused("must have at most " + LENGTH + " characters");
        }
        if (depth(text) > DEPTH) {
            return new Compiled.Refused("must be nested at most " + DEPTH + " deep");
        }
        try {
            io.burt.jmespath.Expression<Json> compiled = JMESPATH.compile(text);
            return new Compiled.Ready((value, steps) -> CountedJsonMapper.search(compiled, value, steps));
        } catch (ParseException e) {
            return new Compiled.Refused("is not JMESPath" + first(e));
        } catch (IllegalArgumentException | JmesPathException e) {
            // A number that is too large for an index, or a literal past the bounds of a body.
            return new Compiled.Refused("is not JMESPath: a number or a literal in it is out of bounds");
        }
    }

    private static String first(ParseException e) {
        Iterator<ParseError> errors = e.iterator();
        if (!errors.hasNext()) {
            return "";
        }
        ParseError error = errors.next();
        return " at character " + (error.position() + 1) + ": " + error.message();
    }

    /** How deep its brackets and runs of {@code !} go, those within quotes left out and those of literals counted. */
    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        int negations = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
                continue;
            }
            negations = c == '!' ? negations + 1 : Character.isWhitespace(c) ? negations : 0;
            switch (c) {
                case '\'', '"' -> quote = c;
                case '(', '[', '{' -> depth++;
                case ')', ']', '}' -> depth--;
                default -> {}
            }
            deepest = Math.max(deepest, depth + negations);
        }
        return deepest;
    }
}
