package io.bridgekeeper.devstack;

import io.bridgekeeper.devstack.notice.NoticeSink;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Where the demo's people receive their mails and webhooks. */
final class NoticeSinkProgram implements Program {
    private final Home home;

    NoticeSinkProgram(Home home) {
        this.home = home;
    }

    @Override
    public String name() {
        return "notice-sink";
    }

    @Override
    public List<NamedPort> ports() {
        return List.of(
                new NamedPort("the notice sink's SMTP", home.ports().noticeSmtp()),
                new NamedPort("the notice sink's HTTP", home.ports().noticeHttp()));
    }

    URI address() {
        return URI.create("http://" + Ports.HOST + ":" + home.ports().noticeHttp());
    }

    @Override
    public void prepare() {}

    @Override
    public Command command() {
        return new Command(
                List.of(
                        JavaProgram.java(),
                        "-Xms16m",
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        home.built().resolve("classes") + ":" + home.built().resolve("lib") + "/*",
                        NoticeSink.class.getName(),
                        Ports.HOST,
                        Integer.toString(home.ports().noticeSmtp()),
                        Integer.toString(home.ports().noticeHttp())),
                Map.of(NoticeSink.WEBHOOK_SECRET, new Secrets(home).get(Secrets.WEBHOOK_SIGNING)));
    }

    @Override
    public boolean ready() {
        return PortCheck.answers(home.ports().noticeSmtp())
                && Http.answers(address().resolve("/health"));
    }
}
