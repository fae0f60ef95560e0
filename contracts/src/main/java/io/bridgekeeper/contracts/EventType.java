package io.bridgekeeper.contracts;

/**
 * One kind of event.
 *
 * @param type  CloudEvents type, {@code <publisher>.<thing>.<past participle>.v<major>}
 * @param topic Kafka topic that carries it
 * @param data  shape of its JSON data
 */
public record EventType(String type, String topic, Class<? extends Record> data) {

    /** CloudEvents source of its publisher, such as {@code /bridgekeeper/paging-service}. */
    public String source() {
        String publisher = type.substring(0, type.indexOf('.'));
        return "/bridgekeeper/" + (publisher.equals("gateway") ? publisher : publisher + "-service");
    }
}
