package io.bridgekeeper.gateway.format.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.gateway.format.Json;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JmesPathMapperTest {

    private static final Json BODY = Read.json("""
            {"id": 285731000000025120, "next": 285731000000025121, "name": "Disk", "empty": "", "no": null, "yes": true,
             "check": {"host": "db1", "full name": "Disk C:"}, "tags": ["b", "a"], "numbers": [3, 1, 2],
             "alerts": [{"n": "one", "open": true}, {"n": "two", "open": false}], "one more": {"x": 1}}""");

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '^', textBlock = """
            id                                        ~ 285731000000025120
            id == next                                ~ false
            id < next                                 ~ true
            check.host                                ~ db1
            check."full name"                         ~ Disk C:
            "one more".x                              ~ 1
            missing || empty || name                  ~ Disk
            missing.deeper[0]                         ~ null
            alerts[0].n                               ~ one
            alerts[?open].n                           ~ ["one"]
            alerts[?open == `false`].n | [0]          ~ two
            alerts[*].{name: n}                       ~ [{"name":"one"},{"name":"two"}]
            [check.host, name]                        ~ ["db1","Disk"]
            [name, missing]                           ~ ["Disk",null]
            yes && 'on' || 'off'                      ~ on
            !yes && 'on' || 'off'                     ~ off
            join('/', [name, check.host])             ~ Disk/db1
            join('/', [name, missing])                ~ null
            join(',', sort(tags))                     ~ a,b
            sort(numbers)                             ~ [1,2,3]
            sum(numbers)                              ~ 6
            max_by(alerts, &n).n                      ~ two
            length(alerts)                            ~ 2
            keys(check)                               ~ ["host","full name"]
            merge(check, {host: 'db2'})               ~ {"full name":"Disk C:","host":"db2"}
            contains(name, 'is')                      ~ true
            contains(name, id)                        ~ false
            contains(tags, 'a')                       ~ true
            contains(numbers, '1')                    ~ false
            contains(alerts, {n: 'one', open: yes})   ~ true
            starts_with(name, 'Di')                   ~ true
            to_string(id)                             ~ 285731000000025120
            to_number('4.5')                          ~ 4.5
            type(no)                                  ~ null
            reverse(tags)                             ~ ["a","b"]
            numbers[1:]                               ~ [1,2]
            numbers[-2:]                              ~ [1,2]
            numbers[:-1]                              ~ [3,1]
            numbers[::-1]                             ~ [2,1,3]
            numbers[5:1:-1]                           ~ [2]
            numbers[1:9:2147483647]                   ~ [1]
            numbers[?@ > `9`] | [::-1]                ~ []
            name[1:]                                  ~ null
            check.*                                   ~ ["db1","Disk C:"]
            @[] || [@.name]                           ~ ["Disk"]
            `{"a": [1]}`.a[0]                         ~ 1
            """)
    void findsWhatJmesPathSays(String expression, String found) {
        assertThat(Read.found(expression, BODY)).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a.",
                "a b",
                "$.a",
                "a[99999999999]",
                "a[::0]",
                "length()",
                "length(a, b)",
                "`{\"x\"`",
                "matches(a, '(a+)+b')",
                "replace(a, 'b', 'c')",
                "tokenize(a, ',')",
                "now()",
                "a == == b"
            })
    void refusesWhatIsNoJmesPathAndFunctionsThatItLacks(String text) {
        assertThat(new JmesPathMapper().compile(text)).isInstanceOf(Compiler.Compiled.Refused.class);
    }

    @Test
    void saysWhereAnExpressionIsWrong() {
        assertThat(new JmesPathMapper().compile("check. host name"))
                .isInstanceOfSatisfying(
                        Compiler.Compiled.Refused.class,
                        refused -> assertThat(refused.why()).startsWith("is not JMESPath at character 13: "));
    }

    @Test
    void boundsTheLengthAndTheDepthOfAnExpression() {
        String longest = "a" + ".a".repeat((JmesPathMapper.LENGTH - 1) / 2);
        String deepest = "(".repeat(JmesPathMapper.DEPTH) + "a" + ")".repeat(JmesPathMapper.DEPTH);
        assertThat(new JmesPathMapper().compile(longest)).isInstanceOf(Compiler.Compiled.Ready.class);
        assertThat(new JmesPathMapper().compile(longest + " || b"))
                .isEqualTo(new Compiler.Compiled.Refused("must have at most 1000 characters"));
        assertThat(new JmesPathMapper().compile(deepest)).isInstanceOf(Compiler.Compiled.Ready.class);
        assertThat(new JmesPathMapper().compile("[" + deepest + "]"))
                .isEqualTo(new Compiler.Compiled.Refused("must be nested at most 16 deep"));
        assertThat(new JmesPathMapper().compile("`" + "[".repeat(17) + "]".repeat(17) + "`"))
                .isInstanceOf(Compiler.Compiled.Refused.class);
        assertThat(new JmesPathMapper().compile("!".repeat(17) + "a")).isInstanceOf(Compiler.Compiled.Refused.class);
        assertThat(new JmesPathMapper().compile("'" + "(".repeat(100) + "'"))
                .isInstanceOf(Compiler.Compiled.Ready.class);
    }

    @Test
    void takesTheLongestChainOfEachKindOnHalfTheStackOfAThread() throws InterruptedException {
        List<String> survived = new CopyOnWriteArrayList<>();
        List<String> links = List.of("!a&&", "(a)&&", "a||", "a|", "a==", "a.", "[@]|");
        Thread thread = new Thread(
                null,
                () -> links.forEach(link -> {
                    String chain = link.repeat(JmesPathMapper.LENGTH / link.length() - 1) + "a";
                    Read.expression(chain).in(BODY, new Steps(Steps.MOST));
                    survived.add(link);
                }),
                "half",
                512 * 1024);
        thread.start();
        thread.join();
        assertThat(survived).isEqualTo(links);
    }
}
