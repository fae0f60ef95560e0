package io.bridgekeeper.paging.backstage;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.catalog.CatalogDocument;
import io.bridgekeeper.paging.catalog.DocumentFormat;
import io.bridgekeeper.paging.catalog.DocumentMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackstageImportTest {

    private static final String CURRENT = """
            people:
              - { id: erin, name: Erin, contacts: [ { email: erin@example.org } ] }
            systems:
              - id: payments
                name: Payments, as we call it
                tier: 1
                matchers: [ { label: service, equals: payments } ]
                productOwner: erin
                runbooks: [ { title: Slow, url: "https://runbooks.example.org/slow" } ]
            """;

    private static final String CHECKOUT = """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: Checkout
              title: The checkout
              annotations:
                pagerduty.com/service-id: P123
                backstage.io/techdocs-ref: dir:.
              labels: { tier: gold }
              links:
                - { url: "https://runbooks.example.org/checkout", title: Runbook of the checkout }
                - { url: "https://grafana.example.org/d/1", title: Dashboard }
                - { url: "https://wiki.example.org/p", title: When it is slow, type: playbook }
                - { url: "runbook.md", title: Runbook in the repository }
            spec:
              type: service
              lifecycle: production
              owner: user:erin
              system: shop
              dependsOn: [ "component:payments", "resource:orders-db", "component:unknown", orders-db ]
              providesApis: [ checkout-api ]
            ---
            apiVersion: backstage.io/v1alpha1
            kind: Resource
            metadata: { name: orders-db }
            spec: { type: database, owner: team-shop }
            ---
            apiVersion: backstage.io/v1alpha1
            kind: System
            metadata: { name: shop }
            spec: { owner: team-shop, domain: sales }
            """;

    @Test
    void makesASystemOfEachComponentResourceAndSystem() {
        Proposal proposal = propose(CHECKOUT, CURRENT);
        assertThat(systems(proposal))
                .extracting(system -> system.get("id"))
                .containsExactly("payments", "checkout", "orders-db", "shop");
        assertThat(systems(proposal).get(1))
                .containsEntry("name", "The checkout")
                .containsEntry("productOwner", "erin")
                .containsEntry("dependsOn", List.of("payments", "orders-db"))
                .containsEntry(
                        "runbooks",
                        List.of(
                                Map.of(
                                        "title",
                                        "Runbook of the checkout",
                                        "url",
                                        "https://runbooks.example.org/checkout"),
                                Map.of("title", "When it is slow", "url", "https://wiki.example.org/p")));
        // The whole depends on its parts.
        assertThat(systems(proposal).get(3)).containsEntry("dependsOn", List.of("checkout"));
    }

    @Test
    void listsWhatASystemLacks() {
        assertThat(propose(CHECKOUT, CURRENT).missing())
                .extracting(missing -> missing.path() + " " + missing.entity())
                .containsExactly(
                        "systems[1].tier component:default/checkout",
                        "systems[1].matchers component:default/checkout",
                        "systems[1].serviceOwner component:default/checkout",
                        "systems[2].productOwner resource:default/orders-db",
                        "systems[2].tier resource:default/orders-db",
                        "systems[2].matchers resource:default/orders-db",
                        "systems[2].serviceOwner resource:default/orders-db",
                        "systems[3].productOwner system:default/shop",
                        "systems[3].tier system:default/shop",
                        "systems[3].matchers system:default/shop",
                        "systems[3].serviceOwner system:default/shop");
    }

    @Test
    void listsLineByLineWhatItDidNotUnderstand() {
        assertThat(propose(CHECKOUT, CURRENT).notUnderstood())
                .extracting(each -> each.document() + " " + each.path())
                .containsExactlyInAnyOrder(
                        "0 metadata.annotations['pagerduty.com/service-id']",
                        "0 metadata.annotations['backstage.io/techdocs-ref']",
                        "0 metadata.labels['tier']",
                        "0 metadata.links[1]",
                        "0 metadata.links[3].url",
                        "0 spec.type",
                        "0 spec.lifecycle",
                        "0 spec.providesApis",
                        "0 spec.dependsOn[2]",
                        "0 spec.dependsOn[3]",
                        "1 spec.type",
                        "2 spec.domain");
    }

    @Test
    void leavesASystemOfTheCatalogAsItIsAndAddsToIt() {
        Proposal proposal = propose("""
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata:
                  name: payments
                  links:
                    - { url: "https://runbooks.example.org/slow", title: Runbook }
                    - { url: "https://runbooks.example.org/down", title: Runbook when it is down }
                spec: { owner: user:frank }
                """, CURRENT);
        assertThat(systems(proposal)).hasSize(1);
        assertThat(systems(proposal).getFirst())
                .containsEntry("name", "Payments, as we call it")
                .containsEntry("tier", 1)
                .containsEntry("productOwner", "erin")
                .containsEntry(
                        "runbooks",
                        List.of(
                                Map.of("title", "Slow", "url", "https://runbooks.example.org/slow"),
                                Map.of(
                                        "title",
                                        "Runbook when it is down",
                                        "url",
                                        "https://runbooks.example.org/down")));
        assertThat(proposal.missing()).isEmpty();
        assertThat(proposal.notUnderstood())
                .containsExactly(new NotUnderstood(
                        0, "spec.owner", "is left aside: the catalog has erin as the product owner of payments"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "user:erin           | erin  | ",
                "erin                |       | is owned by group:default/erin, whose members are not given, and needs one person",
                "user:frank          | frank | ",
                "user:grace          |       | is owned by user:default/grace, who is not in the catalog, nor here as a User with an e-mail address",
                "team-of-two         |       | is owned by group:default/team-of-two and needs one person of it: erin, frank",
                "group:team-of-one   | frank | ",
                "team-by-memberships | erin  | ",
                "component:x         |       | 'is owned by component:default/x, which is neither a user nor a group'",
                "no such thing       |       | has an owner that is no reference: no such thing",
                "''                  |       | names no owner in Backstage",
            })
    void findsTheOnePersonWhoOwnsASystem(String owner, String person, String why) {
        Proposal proposal = propose("""
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: { name: x }
                spec: { owner: "%s" }
                ---
                apiVersion: backstage.io/v1alpha1
                kind: User
                metadata: { name: frank }
                spec: { profile: { displayName: Frank Weber, email: frank@example.org }, memberOf: [] }
                ---
                apiVersion: backstage.io/v1alpha1
                kind: User
                metadata: { name: grace }
                spec: { profile: { displayName: Grace }, memberOf: [] }
                ---
                apiVersion: backstage.io/v1alpha1
                kind: User
                metadata: { name: erin }
                spec: { memberOf: [ team-by-memberships ] }
                ---
                apiVersion: backstage.io/v1alpha1
                kind: Group
                metadata: { name: team-of-two }
                spec: { type: team, children: [], members: [ frank, "user:default/erin" ] }
                ---
                apiVersion: backstage.io/v1alpha1
                kind: Group
                metadata: { name: team-of-one }
                spec: { members: [ frank ] }
                ---
                apiVersion: backstage.io/v1alpha1
                kind: Group
                metadata: { name: team-by-memberships }
                spec: {}
                """.formatted(owner), CURRENT);
        assertThat(systems(proposal).getLast().get("productOwner")).isEqualTo(person);
        assertThat(proposal.missing().stream()
                        .filter(missing -> missing.path().endsWith("productOwner"))
                        .map(Missing::what)
                        .findFirst()
                        .orElse(null))
                .isEqualTo(why);
        // Who is called on to own something is somebody who can be called.
        assertThat((List<?>) proposal.catalog().get("people")).hasSize("frank".equals(person) ? 2 : 1);
    }

    @Test
    void givesEntitiesOfOneNameIdsOfTheirOwn() {
        Proposal proposal = propose("""
                { apiVersion: backstage.io/v1alpha1, kind: System, metadata: { name: pay }, spec: {} }
                ---
                { apiVersion: backstage.io/v1alpha1, kind: Component, metadata: { name: pay }, spec: { system: pay } }
                ---
                { apiVersion: backstage.io/v1alpha1, kind: Component, metadata: { name: pay, namespace: eu }, spec: {} }
                """, CURRENT);
        assertThat(systems(proposal))
                .extracting(system -> system.get("id") + " " + system.get("dependsOn"))
                .containsExactly("payments null", "pay-system [pay]", "pay null", "eu.pay null");
    }

    @Test
    void looksForReferencesInTheNamespaceOfWhoRefers() {
        Proposal proposal = propose("""
                { apiVersion: backstage.io/v1alpha1, kind: Component, metadata: { name: a, namespace: eu }, spec: { dependencyOf: [ "component:b" ] } }
                ---
                { apiVersion: backstage.io/v1alpha1, kind: Component, metadata: { name: b, namespace: eu }, spec: {} }
                ---
                { apiVersion: backstage.io/v1alpha1, kind: Component, metadata: { name: b }, spec: {} }
                """, CURRENT);
        assertThat(systems(proposal))
                .extracting(system -> system.get("id") + " " + system.get("dependsOn"))
                .containsExactly("payments null", "eu.a null", "eu.b [eu.a]", "b null");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "just a text                                                                       | ",
                "{ kind: Component, metadata: { name: x } }                                        | apiVersion",
                "{ apiVersion: v1, kind: Pod, metadata: { name: x } }                              | apiVersion",
                "{ apiVersion: backstage.io/v1alpha1, kind: Location, metadata: { name: x } }      | kind",
                "{ apiVersion: backstage.io/v1alpha1, kind: Component }                            | metadata.name",
                "{ apiVersion: backstage.io/v1alpha1, kind: Component, metadata: { name: 'a b' } } | metadata.name",
                "{ apiVersion: backstage.io/v1alpha1, kind: User, metadata: { name: x } }          | ",
            })
    void saysWhichDocumentsItPassesOver(String document, String path) {
        Proposal proposal = propose(document, CURRENT);
        assertThat(systems(proposal)).hasSize(1);
        assertThat(proposal.notUnderstood())
                .singleElement()
                .satisfies(each -> assertThat(each.path()).isEqualTo(path == null ? "" : path));
    }

    @Test
    void standsAloneWhereThereIsNoCatalog() {
        Proposal proposal = propose(CHECKOUT, "{}");
        assertThat(systems(proposal)).hasSize(3);
        assertThat(proposal.catalog()).containsEntry("people", List.of());
        assertThat(proposal.missing()).hasSize(12);
    }

    private static Proposal propose(String entities, String current) {
        return BackstageImport.propose(
                read(entities), EntityReader.map(read(current).getFirst()));
    }

    private static List<Object> read(String yaml) {
        return DocumentMapper.read(new CatalogDocument(yaml, DocumentFormat.YAML))
                .documents();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> systems(Proposal proposal) {
        return (List<Map<String, Object>>) proposal.catalog().get("systems");
    }
}
