package io.bridgekeeper.benchmarks;

/** What the parts below us and our peers do, to read our figures against. */
final class ReferenceFigures {

    private ReferenceFigures() {}

    static Table table() {
        return new Table("2 cores, loopback, November 2026", "figure")
                .row(
                        "PostgreSQL, one durable transaction of event, incident, timer and outbox row, 1 / 8 clients",
                        "2.7k / 8.5k per second")
                .row(
                        "Durable floor: POST, one commit, NOTIFY, webhook, in the smallest possible process",
                        "p50 1.2 ms, p99 5 ms at 100 to 500 per second")
                .row("Kafka, one broker, acks=all, idempotent, end to end, at 100 per second", "p50 1.2 ms, p99 6.5 ms")
                .row(
                        "Kafka, one broker, acks=all, idempotent, end to end, at 1,000 per second",
                        "p50 0.5 ms, p99 5.5 ms")
                .row(
                        "Alertmanager 0.33 (in memory, not durable), ingest, 32 connections",
                        "15,000 per second, p50 2 ms")
                .row(
                        "Alertmanager 0.33, POST to webhook, group_wait 0 (its default is 30 s), 100 per second",
                        "p50 0.74 ms, p99 2.5 ms")
                .row("Alertmanager 0.33, kill -9 after 1,000 accepted", "1,000 lost")
                .row("GoAlert, read from its code: its engine wakes every 5 s", "mean 2.5 s to the first message")
                .row("LinkedIn Iris, published", "6,000 escalations in under 10 s on a cluster");
    }
}
