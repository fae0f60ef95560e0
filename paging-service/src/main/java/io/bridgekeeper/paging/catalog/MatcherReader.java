package io.bridgekeeper.paging.catalog;

import com.google.re2j.Pattern;
import java.util.List;

/** Reads matchers as a catalog writes them, also where they stand elsewhere. */
public final class MatcherReader {

    private static final Pattern ANY = Pattern.compile(".*");

    private MatcherReader() {}

    /**
     * Reads matchers that stand outside a catalog.
     *
     * @param written maps, as they were read from JSON
     * @param faults  to which whatever is wrong is added
     */
    public static List<Matcher> read(String path, List<?> written, List<Fault> faults) {
        return new FileNode(path, written, faults).listOfSome(MatcherReader::read);
    }

    static Matcher read(FileNode node) {
        String label = node.at("label").text();
        FileNode equals = node.at("equals");
        FileNode notEquals = node.at("notEquals");
        FileNode in = node.at("in");
        FileNode prefix = node.at("prefix");
        FileNode regex = node.at("regex");
        node.endOfMap();
        List<FileNode> given = List.of(equals, notEquals, in, prefix, regex).stream()
                .filter(n -> !n.isAbsent())
                .toList();
        if (given.size() != 1) {
            node.fault("must name exactly one of equals, notEquals, in, prefix, regex");
            return new Matcher.Equal(label, "");
        }
        FileNode one = given.getFirst();
        if (one == equals) {
            return new Matcher.Equal(label, one.text());
        }
        if (one == notEquals) {
            return new Matcher.NotEqual(label, one.text());
        }
        if (one == in) {
            return new Matcher.In(label, one.listOfSome(FileNode::text));
        }
        return one == prefix ? new Matcher.Prefix(label, one.text()) : new Matcher.Regex(label, pattern(one));
    }

    private static Pattern pattern(FileNode node) {
        return node.parsed(
                RegexBound::compile, ANY, "an RE2 expression of at most 256 characters that is not too large");
    }
}
